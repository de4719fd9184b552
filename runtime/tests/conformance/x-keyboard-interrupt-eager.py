async def w(n):
    try: await sleep(9)
    finally: log(n, 'cleanup')
async def interrupted(): raise KeyboardInterrupt
async def main():
    create_task(w('first')); await sleep(0)
    loop.set_task_factory(eager_task_factory)
    create_task(w('second'))
    try: create_task(interrupted())
    finally:
        log(len(all_tasks())); loop.set_task_factory(None)
        create_task(w('third')); await sleep(0); log('main ends')
