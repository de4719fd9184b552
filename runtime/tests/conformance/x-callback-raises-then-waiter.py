async def w(f):
    try: await f
    except ErrA as e: log('waiter', e)
async def main():
    f = loop.create_future()
    def bad(f): raise ErrB('callback')
    f.add_done_callback(bad); t = create_task(w(f)); await sleep(0)
    f.add_done_callback(bad); f.set_exception(ErrA('f')); await t; await sleep(0)
    loop.set_exception_handler(lambda loop, context: log('my own', context['message'][:21], context['exception']))
    loop.call_soon(bad, f); loop.call_later(1, bad, f); await sleep(2)
