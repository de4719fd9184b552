async def w(f, n):
    try: await f
    except CancelledError as e: log(n, e, current_task().cancelling())
async def main():
    f = loop.create_future(); ts = [create_task(w(f, n)) for n in 'ab']; await sleep(0)
    f.cancel('why'); await gather(*ts); await w(f, 'main')
    f = create_task(sleep(9)); ts = [create_task(w(f, n)) for n in 'ab']; await sleep(0)
    f.cancel('task'); await gather(*ts); await w(f, 'main')
