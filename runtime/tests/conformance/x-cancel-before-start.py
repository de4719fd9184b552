async def w(): log('never')
async def waiter(t):
    try: await t
    except CancelledError as e: log('waiter', e)
async def main():
    t = create_task(w()); t.add_done_callback(lambda t: log('callback', t.cancelled()))
    ts = [create_task(waiter(t)) for _ in 'ab']; log(t.cancel('why'), t.cancel('again'), t.cancelling())
    await gather(*ts)
    t = create_task(w()); t.cancel(); log(t.uncancel()); await t
