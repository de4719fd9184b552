async def w():
    try: log('never')
    finally: log('never either')
async def main():
    t = create_task(w()); log(t.cancel(), t.done())
    try: await t
    except CancelledError: log('cancelled', t.cancelled())
