async def main():
    t = create_task(sleep(5), name='t'); create_task(sleep(0), name='u')
    log(sorted(x.get_name() for x in all_tasks()))
    await sleep(1)
    log(sorted(x.get_name() for x in all_tasks()), t.done())
