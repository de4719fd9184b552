async def bad():
    try: await sleep(9)
    except CancelledError: raise ErrA('x')
async def p():
    try:
        async with TaskGroup() as g: g.create_task(bad())
    except ExceptionGroup as e: log(e, current_task().cancelling())
    try: await sleep(0)
    except CancelledError: log('re-delivered'); raise
async def main():
    t = create_task(p()); await sleep(1); t.cancel(); await wait([t]); log(t.cancelled())
