async def w(d, r): await sleep(d); log('finished', r); return r
async def once(): log('runs once'); return 'x'
async def main():
    log(await gather(w(3, 'a'), w(1, 'b'), w(2, 'c')))
    c = once()
    log(await gather(c, c))
    g = gather()
    log(g.done(), await g)
