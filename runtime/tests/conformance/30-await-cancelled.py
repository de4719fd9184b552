async def main():
    t = create_task(sleep(9)); await sleep(0); t.cancel()
    try: await t
    except CancelledError: log('main sees it', current_task().cancelling())
    await sleep(1); log('main lives')
