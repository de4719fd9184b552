async def main():
    try:
        async with timeout(1) as tm:
            try: await sleep(9)
            except CancelledError: log('inside', current_task().cancelling(), tm.expired()); raise
    except TimeoutError: log('outside', current_task().cancelling(), tm.expired())
