async def slow():
    try: await sleep(9)
    except CancelledError: log('child cancelled'); raise
async def bad():
    try: await sleep(9)
    except CancelledError: raise ErrA('cleanup')
async def main():
    for child in (slow, bad):
        try:
            async with timeout(1) as tm:
                async with TaskGroup() as g: g.create_task(child())
        except (TimeoutError, ExceptionGroup) as e: log(e, tm.expired(), current_task().cancelling())
        try: await sleep(0); log('no cancel left over')
        except CancelledError as e: log(e, current_task().cancelling())
