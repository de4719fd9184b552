async def w(n):
    try: await sleep(9)
    except CancelledError: log('child', n); raise
async def p():
    async with TaskGroup() as g: g.create_task(w(1)); g.create_task(w(2))
async def main():
    t = create_task(p()); await sleep(1); t.cancel()
    try: await t
    except CancelledError: log('parent cancelled', t.cancelled())
