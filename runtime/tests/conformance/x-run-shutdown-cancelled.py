# Whoever cancels the task that closes the generators makes asyncio.run() end with that CancelledError.
kept = []
async def numbers():
    try: yield 1
    finally:
        log('closing')
        try: await sleep(2)
        finally: log('closed')
def cancel_all():
    for task in all_tasks(loop): log('cancel', task.cancel())
async def main():
    kept.append(numbers()); log(await anext(kept[0])); loop.call_later(1, cancel_all); return 'main'
