async def w(c, n):
    async with c: await c.wait(); log(n)
async def main():
    c = Condition(); t = [create_task(w(c, i)) for i in 'abc']; await sleep(0)
    async with c: c.notify(2); log('notified'); await sleep(1); log('releasing')
    await sleep(1); log('c still waits')
    async with c: c.notify_all()
    await gather(*t)
    try: c.notify()
    except RuntimeError as e: log(e)
