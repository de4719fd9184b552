async def waiter(f): log('waiter', await f)
async def main():
    f = loop.create_future()
    f.add_done_callback(lambda f: log('cb1'))
    create_task(waiter(f)); await sleep(0)
    f.add_done_callback(lambda f: log('cb2'))
    f.set_result(1); log('set')
    await sleep(0)
