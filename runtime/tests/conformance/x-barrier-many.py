async def w(b, n):
    for i in range(2): log(n, i, await b.wait())
async def main():
    b = Barrier(3); ts = [create_task(w(b, n)) for n in 'abcdef']; await gather(*ts); log(b.n_waiting)
