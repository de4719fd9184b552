async def leaf(): await sleep(1); log('leaf'); return 1
async def link(t): r = await t; log('link', r); return r + 1
async def main():
    t = create_task(leaf())
    for i in range(3): t = create_task(link(t))
    async def ticks():
        await sleep(1)
        for i in range(6): log('tick', i); await sleep(0)
    create_task(ticks()); log('main', await t)
