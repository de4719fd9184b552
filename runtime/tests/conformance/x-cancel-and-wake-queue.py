async def get(q, n):
    try: log(n, await q.get())
    except CancelledError: log(n, 'cancelled', q.qsize())
async def main():
    for cancel_first in (False, True):
        q = Queue(); a, b, c = [create_task(get(q, n)) for n in 'abc']; await sleep(0)
        if cancel_first: a.cancel(); q.put_nowait(1)
        else: q.put_nowait(1); a.cancel()
        q.put_nowait(2); await gather(a, b, c)
