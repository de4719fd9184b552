async def w(e, n): await e.wait(); log(n, e.is_set())
async def main():
    e = Event(); t = [create_task(w(e, i)) for i in 'ab']; await sleep(0)
    e.set(); e.clear(); create_task(w(e, 'late')); await gather(*t)
    e.set(); log(await e.wait()); await sleep(0); await sleep(0)
