async def w(l, n):
    try:
        async with l: log(n, 'in'); await sleep(1)
    except CancelledError: log(n, 'cancelled', l.locked())
async def main():
    for cancel_first in (False, True):
        l = Lock(); await l.acquire(); a, b, c = [create_task(w(l, n)) for n in 'abc']; await sleep(0)
        if cancel_first: a.cancel(); l.release()
        else: l.release(); a.cancel()
        log(l.locked()); d = create_task(w(l, 'd')); await gather(a, b, c, d)
