async def w(n):
    try: await sleep(9)
    except CancelledError: log('leaf', n); raise
async def main():
    async def ticks():
        for i in range(6): log('tick', i); await sleep(0)
    g = gather(gather(w(1)), w(2)); await sleep(1)
    create_task(ticks()); log(g.cancel())
    try: await g
    except CancelledError: log('main')
    await sleep(1)
