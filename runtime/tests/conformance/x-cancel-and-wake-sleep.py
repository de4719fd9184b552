async def w(n):
    try: log(n, await sleep(1, 'slept'))
    except CancelledError: log(n, 'cancelled')
async def main():
    loop.call_later(1, lambda: a.cancel()); a = create_task(w('timer before the sleep')); await sleep(0)
    b = create_task(w('timer after the sleep')); await sleep(0); loop.call_later(1, b.cancel)
    c = create_task(w('one turn late')); await sleep(0); loop.call_later(1, loop.call_soon, lambda: loop.call_soon(c.cancel))
    await gather(a, b, c)
