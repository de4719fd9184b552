async def numbers():
    try:
        yield 1
        try: await sleep(9)
        except CancelledError: log('in the generator'); yield 2; raise
    finally: log('closed')
async def consumer(g):
    async for x in g: log('got', x)
    log('end')
async def main():
    g = numbers(); t = create_task(consumer(g)); await sleep(1); t.cancel(); await wait([t]); log(t.cancelled())
    g = numbers(); await anext(g); t = create_task(consumer(g)); await sleep(1)
    t.cancel(); await sleep(0); log(t.cancelled(), t.cancelling()); await wait([t])
    try: await anext(g)
    except StopAsyncIteration as e: log(e)
