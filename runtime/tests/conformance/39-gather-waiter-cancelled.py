async def w(n):
    try: await sleep(9)
    except CancelledError: log(n); await sleep(n); log(n, 'end'); raise
async def g(): await gather(w(1), w(2))
async def main():
    t = create_task(g()); await sleep(1); t.cancel()
    try: await t
    except CancelledError: log('main')
    await sleep(3)
