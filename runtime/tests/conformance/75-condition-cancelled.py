async def w(c, n):
    async with c:
        try: await c.wait(); log(n, 'ok')
        except CancelledError: log(n, 'cancelled, holds the lock:', c.locked()); raise
async def main():
    c = Condition(); a, b = create_task(w(c, 'a')), create_task(w(c, 'b')); await sleep(0)
    async with c: c.notify(1); a.cancel(); await sleep(1)
    await wait([a, b], timeout=5); log(b.done())
