async def w(n):
    try: await sleep(9)
    except CancelledError: log(n, 'cancelled'); raise
async def main():
    a, b = create_task(w('a')), create_task(w('b')); g = gather(a, b); await sleep(0); a.cancel()
    try: await g
    except CancelledError: log(g.cancelled(), b.done())
    g = gather(w('c'), b); await sleep(1); g.cancel()
    try: await g
    except CancelledError: log(g.cancelled(), b.cancelled())
