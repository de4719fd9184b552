async def w():
    try: await sleep(9)
    except CancelledError: log(current_task().uncancel())
    await sleep(1)
    return 'normal'
async def main():
    t = create_task(w()); await sleep(1); t.cancel()
    log(await t, t.cancelled(), t.cancelling())
