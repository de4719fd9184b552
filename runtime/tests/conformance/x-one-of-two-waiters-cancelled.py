async def w(t, n):
    try: await t
    except CancelledError: log(n, current_task().cancelling(), t.cancelled()); raise
async def main():
    t = create_task(sleep(9)); a, b = create_task(w(t, 'a')), create_task(w(t, 'b')); await sleep(1)
    a.cancel(); await wait([a, b]); log(a.cancelled(), b.cancelled())
