async def w(c, n):
    async with c:
        try: log(n, await c.wait())
        except CancelledError as e: log(n, e, c.locked())
async def main():
    c = Condition(); ts = [create_task(w(c, n)) for n in 'abcd']; await sleep(0)
    async with c:
        c.notify(2); ts[0].cancel('notified'); ts[2].cancel('not notified')
        await sleep(1); ts[0].cancel('while it waits for the lock')
        await sleep(1); log('releases')
    await sleep(1); log([t.done() for t in ts])
    async with c: c.notify(9)
    await gather(*ts)
