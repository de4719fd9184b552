async def fails(n):
    try: await sleep(9)
    except: raise ErrA(n)
async def waits_for(t):
    try: await t
    except CancelledError: log('waits_for', t.done()); raise
async def swallows():
    try: await sleep(9)
    except CancelledError: log('swallows', current_task().cancelling()); return 'lost'
async def main():
    a = create_task(fails(1)); create_task(waits_for(a)); create_task(swallows()); create_task(fails(2))
    loop.call_later(0.5, log, 'timer'); t = create_task(sleep(9), name='waiting for cleanup'); await sleep(1); return [t.done()]
