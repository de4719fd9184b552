async def bad(d): await sleep(d); raise ErrA(d)
async def slow(n):
    try: await sleep(3); log(n, 'ends')
    except CancelledError: log(n, 'cancelled'); raise
async def main():
    async def ticks():
        await sleep(1)
        for i in range(6): log('tick', i); await sleep(0)
    create_task(ticks())
    inner = gather(bad(1), slow('inner')); outer = gather(inner, slow('outer'))
    try: await outer
    except ErrA as e: log(e, inner.done(), outer.cancel())
    log(await gather(gather(bad(1), slow('x')), gather(slow('y'), return_exceptions=True), return_exceptions=True))
