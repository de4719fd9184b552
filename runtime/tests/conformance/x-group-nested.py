async def bad(): await sleep(1); raise ErrA('x')
async def slow(n):
    try: await sleep(9)
    except CancelledError: log(n, 'cancelled'); raise
async def main():
    try:
        async with TaskGroup() as o:
            o.create_task(slow('outer child'))
            try:
                async with TaskGroup() as i:
                    i.create_task(bad()); i.create_task(slow('inner child')); await slow('body')
            except ExceptionGroup as e: log('inner', e, current_task().cancelling()); raise
    except ExceptionGroup as e: log('outer', e, current_task().cancelling())
    try:
        async with TaskGroup() as o:
            o.create_task(bad())
            async with TaskGroup() as i: i.create_task(slow('grandchild')); await slow('inner body')
    except ExceptionGroup as e: log('outer', e, current_task().cancelling())
