async def g(q, n): log(n, await q.get())
async def main():
    q = Queue(); a, b = create_task(g(q, 'a')), create_task(g(q, 'b')); await sleep(0)
    q.put_nowait(1); log('stolen', q.get_nowait()); await sleep(0)
    q.put_nowait(2); q.put_nowait(3); await gather(a, b)
