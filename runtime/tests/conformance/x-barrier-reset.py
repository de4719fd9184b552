async def w(b, n):
    try: log(n, await b.wait())
    except BrokenBarrierError as e: log(n, e)
async def main():
    b = Barrier(2); ts = [create_task(w(b, n)) for n in 'abc']; await sleep(0)
    await b.reset(); ts.append(create_task(w(b, 'd'))); log(b.n_waiting); await sleep(1); log(b.n_waiting, b.broken)
    await gather(*ts)
    b = Barrier(2); ts = [create_task(w(b, n)) for n in 'ef']; await sleep(0); await b.abort(); log(b.broken); await gather(*ts)
    b = Barrier(1); log(await b.wait(), await b.wait())
