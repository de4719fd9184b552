async def w(): await sleep(1); log('child ends')
async def main():
    async def ticks():
        await sleep(1)
        for i in range(5): log('tick', i); await sleep(0)
    create_task(ticks())
    async with TaskGroup() as g: g.create_task(w()); await sleep(0)
    log('left')
