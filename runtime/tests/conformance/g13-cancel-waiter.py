async def direct(t): await t
async def by_wait(t): await wait([t])
async def main():
    for waiter in (direct, by_wait):
        t = create_task(sleep(2, 'r')); w = create_task(waiter(t)); await sleep(1)
        w.cancel(); await wait([w])
        log(w.cancelled(), t.cancelled(), t.done())
    log(await t)
