async def main():
    tasks = {}
    async def itself():
        log('itself'); log(await tasks['a'])
    async def other():
        log('other'); await tasks['a']
    async def twice():
        for i in 1, 2:
            try: await tasks['c']
            except RuntimeError as e: log(i, e)
    try:
        async with TaskGroup() as g:
            tasks['a'] = g.create_task(itself()); g.create_task(other())
    except* RuntimeError as e: log(e)
    tasks['c'] = create_task(twice()); loop.call_soon(lambda: log('a turn'))
    await tasks['c']
