async def bad(n): await sleep(1); raise ErrA(n)
async def slow():
    try: await sleep(9)
    except CancelledError: log('sibling cancelled'); await sleep(1); raise ErrB('late')
async def main():
    try:
        async with TaskGroup() as g:
            g.create_task(slow()); g.create_task(bad(1)); g.create_task(bad(2))
            try: await sleep(5)
            except CancelledError: log('body cancelled', current_task().cancelling()); raise
    except ExceptionGroup as e: log(e, current_task().cancelling())
