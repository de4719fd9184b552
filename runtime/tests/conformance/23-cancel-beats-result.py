async def w(f):
    try: log('got', await f)
    except CancelledError: log('cancelled although f is done')
async def main():
    f = loop.create_future(); t = create_task(w(f)); await sleep(0)
    f.set_result(1); log(t.cancel()); await t; log(t.cancelled())
