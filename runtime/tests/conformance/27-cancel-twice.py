async def w():
    try: await sleep(9)
    except CancelledError as e: log(e, current_task().cancelling())
    await sleep(1); log('goes on')
async def main():
    t = create_task(w()); await sleep(0)
    log(t.cancel('first'), t.cancel('second')); await t
