async def w(c, n):
    async with c: await c.wait(); log(n, 'woke up')
async def main():
    c = Condition(); a, b = create_task(w(c, 'a')), create_task(w(c, 'b')); await sleep(0)
    a.cancel(); await wait([a, b], timeout=5); log(b.done())
