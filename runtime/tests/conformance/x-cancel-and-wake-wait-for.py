async def w(f):
    try: log('value', await wait_for(f, 5))
    except CancelledError: log('cancelled', f.done(), f.cancelled()); raise
async def main():
    for cancel_first in (False, True):
        f = loop.create_future(); t = create_task(w(f)); await sleep(1)
        if cancel_first: t.cancel(); log(f.cancelled())
        else: f.set_result('r'); t.cancel()
        await wait([t]); log(t.cancelled())
