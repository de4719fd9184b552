async def w(s): await shield(s)
async def main():
    s = create_task(sleep(3, 'kept')); t = create_task(w(s)); await sleep(1)
    t.cancel(); await wait([t]); log(t.cancelled(), s.done()); log(await s, shield(s) is s)
    s = create_task(sleep(3)); o = shield(s); await sleep(1); s.cancel()
    try: await o
    except CancelledError: log(o.cancelled(), s.cancelled())
