async def w():
    try: await sleep(9)
    except CancelledError as e: log(e, current_task().cancelling())
async def main():
    t = create_task(w()); await sleep(1)
    log(t.cancel('already on its way'), t.uncancel()); await t
