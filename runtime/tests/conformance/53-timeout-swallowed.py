async def main():
    async with timeout(1) as tm:
        try: await sleep(9)
        except CancelledError: pass
    log(tm.expired(), current_task().cancelling())
    try:
        async with timeout(1):
            try: await sleep(9)
            except CancelledError: raise ErrA('x')
    except ErrA as e: log(e, current_task().cancelling())
