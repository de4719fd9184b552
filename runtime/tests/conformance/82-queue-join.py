async def main():
    q = Queue(); await q.join(); log('nothing to do'); q.put_nowait(1)
    t = create_task(q.join()); await sleep(0); await q.get(); log(t.done())
    q.task_done(); await t; log('joined')
    try: q.task_done()
    except ValueError as e: log(e)
