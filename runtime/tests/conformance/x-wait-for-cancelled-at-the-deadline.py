async def w():
    try: await wait_for(sleep(9), 1)
    except (TimeoutError, CancelledError) as e: log(e, current_task().cancelling()); raise
async def main():
    t = create_task(w()); loop.call_later(1, t.cancel); await wait([t]); log(t.cancelled())
    t = create_task(w()); await sleep(0); loop.call_later(1, t.cancel); await wait([t]); log(t.cancelled())
    t = create_task(w()); await sleep(0); loop.call_later(1, loop.call_soon, t.cancel); await wait([t]); log(t.cancelled())
    t = create_task(w()); await sleep(0); loop.call_later(1, loop.call_soon, loop.call_soon, t.cancel); await wait([t]); log(t.cancelled())
