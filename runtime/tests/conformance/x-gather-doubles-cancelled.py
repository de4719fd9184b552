async def child():
    try: await sleep(9)
    except CancelledError: log('once', current_task().cancelling()); raise
async def main():
    t = create_task(child()); g = gather(t, t, gather(t)); await sleep(1); log(g.cancel())
    try: await g
    except CancelledError: log(t.cancelling())
