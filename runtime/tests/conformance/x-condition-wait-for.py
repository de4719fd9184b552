async def w(c, box, n):
    async with c: log(n, await c.wait_for(lambda: box[0] >= n and f'saw {box[0]}'))
async def main():
    c = Condition(); box = [0]; ts = [create_task(w(c, box, n)) for n in (3, 1, 2)]; await sleep(0)
    for i in range(3):
        async with c: box[0] += 1; c.notify_all()
        await sleep(1)
    await gather(*ts); async_lock = Lock(); a, b = Condition(async_lock), Condition(async_lock)
    async with a: log(a.locked(), b.locked()); b.notify()
