async def bad(): raise ErrA('x')
async def main():
    t = create_task(sleep(9)); loop.call_later(1, t.cancel, 'm')
    log(await gather(bad(), t, sleep(2, 'r'), return_exceptions=True))
