async def producer(q):
    for i in range(3): log('putting', i); await q.put(i)
    log('producer ends')
async def consumer(q):
    for i in range(3): log('got', await q.get()); q.task_done()
async def main():
    q = Queue(1); ts = [create_task(producer(q)), create_task(consumer(q))]
    await q.join(); log('nothing put yet'); await ts[0]; await q.join(); log('joined'); await ts[1]
