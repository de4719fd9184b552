tasks = []
async def a():
    try: await sleep(9)
    finally: await sleep(1); log('a cancels b', tasks[1].cancel()); await sleep(1); log('a ends')
async def b():
    try: await sleep(9)
    finally: await cleanup()
async def cleanup():
    try: log('b'); await sleep(5); log('never')
    except CancelledError: log('b again', current_task().cancelling()); raise
async def main():
    tasks.append(create_task(a())); tasks.append(create_task(b())); await sleep(0)
