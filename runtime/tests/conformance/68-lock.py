async def w(l, n):
    async with l: log('in', n); await sleep(1)
async def main():
    l = Lock(); await l.acquire(); log('no turn')
    ts = [create_task(w(l, i)) for i in range(3)]; await sleep(1)
    l.release(); log(l.locked()); await gather(*ts)
