async def w():
    try: log('never')
    finally: log('never either')
async def main():
    t = create_task(w())
    log(t.cancel(), t.done(), t.cancelled())
    await sleep(0)
    log(t.done(), t.cancelled())
