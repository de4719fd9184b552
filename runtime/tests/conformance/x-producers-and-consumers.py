async def producer(q, n):
    for i in range(4): await q.put(f'{n}{i}'); log('put', n, i)
async def consumer(q, n):
    while True:
        item = await q.get(); log(n, 'got', item); await sleep(1 if n == 'slow' else 0.3); q.task_done()
async def main():
    q = Queue(2); cs = [create_task(consumer(q, n)) for n in ('slow', 'fast')]
    await gather(producer(q, 'a'), producer(q, 'b')); log('all put'); await q.join(); log('all done')
    for c in cs: c.cancel()
    log(await gather(*cs, return_exceptions=True))
