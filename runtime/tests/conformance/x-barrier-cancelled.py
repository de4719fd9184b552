async def w(b, n):
    try: log(n, await b.wait())
    except (CancelledError, BrokenBarrierError) as e: log(n, e, b.n_waiting)
async def main():
    b = Barrier(3); a, c = create_task(w(b, 'a')), create_task(w(b, 'b')); await sleep(0)
    log(b.n_waiting); a.cancel(); await a
    ts = [create_task(w(b, n)) for n in 'cdef']; await sleep(1); log(b.n_waiting, b.parties)
    await b.abort(); await gather(c, *ts); log(b.broken)
    await b.reset(); log(b.broken)
    async def entering(n):
        async with b as index: log(n, index)
    await gather(*[entering(n) for n in 'xyz'])
