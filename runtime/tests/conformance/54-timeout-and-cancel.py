async def w():
    try:
        async with timeout(1): await sleep(9)
    except BaseException as e: log(e, current_task().cancelling()); raise
async def main():
    t = create_task(w()); await sleep(0)
    loop.call_at(1, t.cancel)
    try: await t
    except CancelledError: log('cancelled')
