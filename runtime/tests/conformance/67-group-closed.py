async def adder(g):
    await sleep(1); g.create_task(sleep(1)); log('added')
    try: await sleep(9)
    except CancelledError:
        try: g.create_task(sleep(1))
        except RuntimeError as e: log('shutting down', e)
async def bad(): await sleep(3); raise ErrA('x')
async def main():
    try:
        async with TaskGroup() as g: g.create_task(adder(g)); g.create_task(bad())
    except ExceptionGroup as e: log(e)
    try: g.create_task(sleep(1))
    except RuntimeError as e: log('finished', e)
