class CM:
    async def __aenter__(self): await sleep(1); log('enter'); return 'value'
    async def __aexit__(self, t, e, tb): await sleep(1); log('exit', e); return isinstance(e, ErrA)
async def main():
    async with CM() as v: log(v)
    async with CM(): raise ErrA('swallowed')
    log('goes on')
    t = current_task(); loop.call_later(2, t.cancel)
    async with CM(): await sleep(9)
