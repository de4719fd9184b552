async def main():
    t = create_task(sleep(9)); s = create_task(sleep(2)); loop.call_later(1, t.cancel)
    g = gather(t, s)
    try: await g
    except CancelledError: log(g.cancelled(), g.exception(), s.done())
    log(await s, s.cancelled())
