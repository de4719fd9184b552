async def child(f): return await f
async def w(g):
    try: log('value', await g)
    except CancelledError: log('cancelled', g.done(), g.cancelled())
async def main():
    for turns in range(5):
        f = loop.create_future(); g = gather(child(f), child(f)); t = create_task(w(g)); await sleep(1)
        f.set_result('r')
        for _ in range(turns): await sleep(0)
        log(turns, t.cancel()); await t
