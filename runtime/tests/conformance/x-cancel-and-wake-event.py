async def w(e, n):
    try: log(n, await e.wait())
    except CancelledError: log(n, 'cancelled', e.is_set())
async def main():
    e = Event(); a, b = create_task(w(e, 'a')), create_task(w(e, 'b')); await sleep(0)
    e.set(); a.cancel(); e.set(); e.clear(); await gather(a, b)
    a, b = create_task(w(e, 'a')), create_task(w(e, 'b')); await sleep(0)
    b.cancel(); e.set(); await gather(a, b); log(await e.wait())
