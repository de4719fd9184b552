async def w(c, n):
    async with c: log(n, 'in'); await c.wait(); log(n, 'woken')
async def late(c):
    async with c: log('late in')
async def main():
    c = Condition(); a, b = create_task(w(c, 'a')), create_task(w(c, 'b')); await sleep(0)
    async with c: c.notify_all(); l = create_task(late(c)); await sleep(0); log('releases')
    log('released', c.locked()); await gather(a, b, l)
