async def main():
    try:
        async with timeout(1) as tm:
            while True:
                try: await sleep(3)
                except CancelledError: log('swallowed'); continue
                break
            log('end of the body', current_task().cancelling())
    except TimeoutError: log('timeout')
    log(tm.expired(), current_task().cancelling())
    try:
        async with timeout(1): raise CancelledError
    except (TimeoutError, CancelledError) as e: log(e)
