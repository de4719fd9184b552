async def get(q):
    try: log('got', await q.get())
    except QueueShutDown as e: log('get', e)
async def put(q, x):
    try: await q.put(x); log('put', x)
    except QueueShutDown as e: log('put', x, e)
async def main():
    for immediate in (False, True):
        q = Queue(1); q.put_nowait(0); ts = [create_task(put(q, 1)), create_task(put(q, 2)), create_task(q.join())]; await sleep(0)
        q.shutdown(immediate); q.shutdown(); log(q.qsize(), q.full()); await sleep(0); log([t.done() for t in ts])
        await get(q); await get(q)
        for f in (q.get_nowait, lambda: q.put_nowait(1), q.task_done):
            try: f(); log('fine')
            except (QueueShutDown, QueueEmpty, ValueError) as e: log(e)
        await sleep(0); await sleep(0); log([t.done() for t in ts])
