async def numbers():
    await sleep(1); yield 1
    await sleep(1); raise StopAsyncIteration
async def stubborn():
    try: yield 1
    finally: yield 2
async def failing(): yield 1; raise ErrA('x')
async def take(g, n):
    try: log(n, await anext(g))
    except (RuntimeError, StopAsyncIteration, ErrA) as e: log(n, e)
async def main():
    g = numbers(); await gather(take(g, 'a'), take(g, 'b'))
    t = create_task(take(g, 'c')); await sleep(0)
    try: await g.aclose()
    except RuntimeError as e: log('aclose', e)
    await t; await take(g, 'd')
    g = stubborn(); await anext(g)
    try: await g.aclose()
    except RuntimeError as e: log(e)
    g = failing(); await take(g, 'e'); await take(g, 'f'); await take(g, 'g')
