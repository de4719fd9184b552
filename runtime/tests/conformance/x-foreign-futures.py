import asyncio
other = asyncio.SelectorEventLoop()
class Custom:
    def __await__(self):
        yield from sleep(0).__await__(); return 'custom'
async def attempt(name, make):
    try: log(name, await make())
    except (RuntimeError, ValueError) as e: log(name, e)
async def main():
    foreign = other.create_future()
    f = loop.create_future(); f.set_result(1)
    async def gathered(*futures): return await gather(*futures)
    async def completed(futures): return [await n for n in as_completed(futures)]
    await attempt('first', lambda: create_task(gathered(foreign)))
    await attempt('second', lambda: gathered(f, foreign))
    await attempt('completed', lambda: completed([foreign]))
    async def ensured(): return await ensure_future(foreign, loop=loop)
    await attempt('ensure', ensured)
    log(await gather(Custom(), Custom())); log(await shield(Custom())); log(await ensure_future(Custom()))
    log(await completed([Custom()])); log(await wait_for(Custom(), 1))
    g = create_task(sleep(0))
    async def half(): return await gather(g, foreign)
    await attempt('half', half); await sleep(0)
    other.close()
