async def w(b, n):
    try: log(n, await b.wait())
    except CancelledError: log(n, 'cancelled', b.n_waiting); raise
async def main():
    b = Barrier(2); a = create_task(w(b, 'a')); await sleep(0)
    c = create_task(w(b, 'c')); await sleep(0); a.cancel(); await wait([a, c]); log(b.n_waiting, b.broken)
    await gather(w(b, 'd'), w(b, 'e'))
