async def w(q):
    try: await q.join(); log('joined')
    except CancelledError: log('cancelled'); raise
async def main():
    q = Queue(); q.put_nowait(1); a, b = create_task(w(q)), create_task(w(q)); await sleep(0)
    q.task_done(); q.put_nowait(2); a.cancel(); await wait([a, b]); log(a.cancelled(), b.cancelled())
