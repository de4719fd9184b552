async def child(f): await f
async def p(f):
    try:
        async with TaskGroup() as g: c = g.create_task(child(f))
        log('left')
    except CancelledError: log('cancelled', c.cancelled(), current_task().cancelling()); raise
async def main():
    for turns in range(4):
        f = loop.create_future(); t = create_task(p(f)); await sleep(1)
        f.set_result(None)
        for _ in range(turns): await sleep(0)
        log(turns, t.cancel()); await wait([t])
