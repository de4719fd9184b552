async def w(s, n):
    try: await s.acquire(); log(n, 'has it')
    except CancelledError: log(n, 'cancelled', s.locked())
async def main():
    for cancel_first in (False, True):
        s = Semaphore(0); a, b, c = [create_task(w(s, n)) for n in 'abc']; await sleep(0)
        if cancel_first: a.cancel(); s.release()
        else: s.release(); a.cancel()
        d = create_task(w(s, 'd')); await sleep(0); await sleep(0); await sleep(0)
        log('again'); s.release(); s.release(); s.release(); await gather(a, b, c, d); log(s.locked())
