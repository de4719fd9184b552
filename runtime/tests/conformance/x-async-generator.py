async def numbers(n):
    try:
        for i in range(n): log('making', i); await sleep(1); yield i
    finally: await sleep(1); log('closed')
async def main():
    async for x in numbers(2): log('using', x); await sleep(1)
    log('--')
    async with aclosing(numbers(9)) as g:
        async for x in g: log('using', x); break
    log('left')
    g = numbers(1); log(await anext(g))
    try: await anext(g)
    except StopAsyncIteration as e: log(e)
    try: await anext(g)
    except StopAsyncIteration as e: log(e)
    await g.aclose(); g = numbers(1); await g.aclose(); log('never began')
    try: await anext(g)
    except StopAsyncIteration as e: log(e)
