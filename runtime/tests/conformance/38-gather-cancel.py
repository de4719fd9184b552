async def stubborn():
    try: await sleep(9)
    except CancelledError: await sleep(1); return 'survived'
async def main():
    g = gather(stubborn(), sleep(9), return_exceptions=True); await sleep(1)
    log(g.cancel(), g.done())
    try: await g
    except CancelledError: log('CancelledError', g.cancelled())
