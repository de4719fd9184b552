async def child(n):
    try: await sleep(9)
    except CancelledError: log('child', n); await sleep(n); raise
async def p():
    try:
        async with timeout(1) as tm:
            async with TaskGroup() as g: g.create_task(child(1))
    except (TimeoutError, CancelledError) as e: log(e, tm.expired(), current_task().cancelling()); raise
async def main():
    for when in (0.5, 1, 1.5):
        t = create_task(p()); await sleep(0); loop.call_later(when, t.cancel, 'outside'); await wait([t]); log(t.cancelled())
