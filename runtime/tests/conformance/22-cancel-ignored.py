async def w():
    try: await sleep(9)
    except CancelledError: log('swallowed')
    await sleep(1); return 'ok'
async def main():
    t = create_task(w()); await sleep(1)
    log(t.cancel()); log(await t, t.cancelled(), t.cancelling(), t.cancel())
