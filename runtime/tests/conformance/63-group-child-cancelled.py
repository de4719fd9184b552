async def main():
    async with TaskGroup() as g:
        a = g.create_task(sleep(9)); g.create_task(sleep(2)); await sleep(1); log(a.cancel())
    log('fine', a.cancelled())
