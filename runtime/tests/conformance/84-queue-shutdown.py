async def g(q):
    try: log('got', await q.get())
    except QueueShutDown as e: log(e)
async def main():
    q = Queue(); t = create_task(g(q)); await sleep(0); q.shutdown(); await t
    q = Queue(); q.put_nowait(1); q.put_nowait(2); q.shutdown(); await g(q); q.task_done()
    try: q.put_nowait(3)
    except QueueShutDown as e: log('put', e)
    q.shutdown(immediate=True); await g(q); await q.join(); log('joined')
