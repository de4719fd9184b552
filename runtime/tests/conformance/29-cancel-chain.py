async def inner(swallow):
    try: await sleep(9)
    except CancelledError:
        log('inner'); await sleep(1)
        if not swallow: raise
    return 'value'
async def outer(s):
    try: log('outer got', await create_task(inner(s)))
    except CancelledError: log('outer cancelled')
async def main():
    ts = [create_task(outer(False)), create_task(outer(True))]; await sleep(1)
    for t in ts: t.cancel()
    await wait(ts); log([t.cancelling() for t in ts])
