async def bad(): raise ErrA('x')
async def p():
    try: await sleep(9)
    except CancelledError: log('swallowed')
    try:
        async with timeout(1): await sleep(9)
    except TimeoutError: log('timeout as usual')
    try:
        async with TaskGroup() as g: g.create_task(bad())
    except ExceptionGroup as e: log(e)
    await sleep(0); log('not reached')
async def main():
    t = create_task(p()); await sleep(1); t.cancel(); await wait([t]); log(t.cancelled(), t.cancelling())
