async def consumer(c, items, n):
    async with c:
        if not items: await c.wait()
        log(n, items.pop() if items else 'finds nothing')
async def main():
    c = Condition(); items = []
    ts = [create_task(consumer(c, items, n)) for n in 'ab']; await sleep(0)
    async with c: items.append('item'); c.notify_all()
    await gather(*ts)
    for f in (c.notify, c.notify_all):
        try: f()
        except RuntimeError as e: log(e)
    try: await c.wait()
    except RuntimeError as e: log(e)
