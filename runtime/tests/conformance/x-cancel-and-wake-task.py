async def child(f): return await f
async def w(t):
    try: log('value', await t)
    except CancelledError: log('cancelled', t.done(), t.cancelled())
async def main():
    for turns in range(4):
        f = loop.create_future(); c = create_task(child(f)); t = create_task(w(c)); await sleep(1)
        f.set_result('r')
        for _ in range(turns): await sleep(0)
        log(turns, t.cancel()); await t
