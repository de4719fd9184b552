async def bad(): raise ErrA('x')
async def never(): log('never')
async def main():
    try:
        async with TaskGroup() as g:
            g.create_task(bad()); t = g.create_task(sleep(9)); g.create_task(bad()); log('body never suspends')
    except ExceptionGroup as e: log(e, t.cancelled(), current_task().cancelling())
    try:
        async with TaskGroup() as g: g.create_task(never()); raise ErrB('body')
    except ExceptionGroup as e: log(e)
    await sleep(0); log('still alive')
