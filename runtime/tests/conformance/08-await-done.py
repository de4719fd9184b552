async def main():
    f = loop.create_future(); f.set_result(7)
    t = create_task(sleep(0, 'r')); await sleep(1)
    loop.call_soon(log, 'other')
    log(await f, await t, 'without a turn')
    await sleep(0)
