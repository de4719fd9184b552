async def w(l, n): await l.acquire(); log(n, 'never')
async def main():
    l = Lock(); await l.acquire(); ts = [create_task(w(l, n)) for n in 'ab']; await sleep(0)
    for t in ts: t.cancel()
    l.release(); loop.call_soon(log, 'other'); log(await l.acquire(), 'jumped the queue'); await wait(ts)
    log(l.locked(), [t.cancelled() for t in ts])
