async def ok(): await sleep(1); return 1
async def bad(): await sleep(1); raise ErrA('x')
async def cancelled(): await sleep(1); raise CancelledError
async def waiter(t):
    try: await t
    except (ErrA, CancelledError): pass
    log('awaiter')
async def main():
    for coroutine in (ok(), bad(), cancelled()):
        t = create_task(coroutine)
        t.add_done_callback(lambda t: log('first', t.cancelled()))
        w = create_task(waiter(t)); await sleep(0)
        t.add_done_callback(lambda t: log('last', t.cancelled()))
        await w; await sleep(0)
        t.add_done_callback(lambda t: log('late'))
        log('registered'); await sleep(0)
