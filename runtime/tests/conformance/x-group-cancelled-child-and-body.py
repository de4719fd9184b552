async def cancels_itself(): await sleep(1); raise CancelledError('own')
async def main():
    async with TaskGroup() as g: a = g.create_task(cancels_itself()); g.create_task(sleep(2))
    log('fine', a.cancelled())
    try:
        async with TaskGroup() as g: b = g.create_task(sleep(9)); raise CancelledError('by hand')
    except CancelledError as e: log(e, b.cancelled(), current_task().cancelling())
