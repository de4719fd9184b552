async def w():
    try: await sleep(9)
    except CancelledError: log('w sees it'); raise
async def main():
    t = create_task(w()); await sleep(1)
    log(t.cancel(), t.done(), t.cancelled(), t.cancelling())
    await sleep(0); log(t.done(), t.cancelled(), t.cancel())
