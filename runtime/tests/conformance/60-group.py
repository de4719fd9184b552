async def w(n): log('start', n); await sleep(n); log('end', n); return n
async def main():
    async with TaskGroup() as g:
        a = g.create_task(w(2)); g.create_task(w(1)); log('body end')
    log('after', a.result())
    loop.call_soon(log, 'other')
    async with TaskGroup(): pass
    log('empty group'); await sleep(0)
