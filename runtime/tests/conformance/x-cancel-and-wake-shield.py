async def child(f): return await f
async def w(s):
    try: log('value', await shield(s))
    except CancelledError: log('cancelled', s.done()); raise
async def main():
    for turns in range(4):
        f = loop.create_future(); s = create_task(child(f)); t = create_task(w(s)); await sleep(1)
        f.set_result('r')
        for _ in range(turns): await sleep(0)
        log(turns, t.cancel()); await wait([t]); log(await s)
