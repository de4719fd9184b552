async def main():
    g = TaskGroup()
    try: g.create_task(sleep(0))
    except RuntimeError as e: log(e)
    async with g: t = g.create_task(sleep(1, 'r'), name='named'); log(t.get_name())
    try:
        async with g: log('never')
    except RuntimeError as e: log(e)
    async with TaskGroup() as g: t = g.create_task(sleep(1)); await t; g.create_task(sleep(1)); log('again')
