async def put(q, x):
    try: await q.put(x); log('put', x)
    except CancelledError: log(x, 'cancelled', q.full())
async def main():
    for cancel_first in (False, True):
        q = Queue(1); q.put_nowait('0'); a, b = create_task(put(q, 'a')), create_task(put(q, 'b')); await sleep(0)
        if cancel_first: a.cancel(); q.get_nowait()
        else: q.get_nowait(); a.cancel()
        await gather(a, b); log(q.qsize(), q.get_nowait())
