async def interrupted(): raise KeyboardInterrupt
async def fails():
    try: await sleep(9)
    except CancelledError: raise ErrA('child')
async def main():
    try:
        async with TaskGroup() as g:
            g.create_task(fails()); await sleep(0)
            g.create_task(interrupted())
            try: await sleep(9)
            finally: log('block ends')
    except BaseException as e: log('main sees', e); raise
