async def w(b, n): log(n, await b.wait())
async def main():
    b = Barrier(2)
    await gather(*[w(b, n) for n in 'abcd']); log(b.n_waiting, b.broken)
