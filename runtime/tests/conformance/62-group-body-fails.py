async def child():
    try: await sleep(9)
    except CancelledError: raise ErrB('child')
async def main():
    try:
        async with TaskGroup() as g:
            g.create_task(child()); g.create_task(sleep(9)); await sleep(1); raise ErrA('body')
    except ExceptionGroup as e: log(e)
