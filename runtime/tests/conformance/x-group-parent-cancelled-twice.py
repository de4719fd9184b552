async def w(n):
    try: await sleep(9)
    except CancelledError: log('child', n); await sleep(n); log('child ends', n); raise
async def p():
    try:
        async with TaskGroup() as g: g.create_task(w(2)); g.create_task(w(1))
    except CancelledError as e: log(e, current_task().cancelling()); raise
async def main():
    t = create_task(p()); await sleep(1); t.cancel('one'); await sleep(0.5); t.cancel('two'); await wait([t]); log(t.cancelled())
