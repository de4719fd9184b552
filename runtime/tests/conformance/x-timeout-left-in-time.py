async def w(f, tm):
    async with tm: await f
    log('left', tm.expired(), current_task().cancelling()); await sleep(0); await sleep(0); log('alive')
async def main():
    tm = timeout(9); f = loop.create_future(); t = create_task(w(f, tm)); await sleep(0)
    f.set_result(1); tm.reschedule(loop.time()); await t
    tm = timeout(9); f = loop.create_future(); t = create_task(w(f, tm)); await sleep(0)
    tm.reschedule(loop.time()); f.set_result(1)
    try: await t
    except TimeoutError as e: log(e)
