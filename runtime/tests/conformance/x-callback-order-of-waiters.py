async def w(f, n): await f; log(n)
async def main():
    f = loop.create_future()
    create_task(w(f, 'a')); f.add_done_callback(lambda f: log('callback before the tasks start'))
    create_task(w(f, 'b')); await sleep(0)
    f.add_done_callback(lambda f: log('callback after'))
    c = create_task(w(f, 'c')); loop.call_soon(f.set_result, None)
    await c; await sleep(0)
