async def inner(): await sleep(1); log('inner ends'); return 'r'
async def bad(): await sleep(1); raise ErrA('x')
async def w(s): await shield(s)
async def main():
    async def ticks():
        await sleep(1)
        for i in range(5): log('tick', i); await sleep(0)
    create_task(ticks()); log(await shield(inner()))
    s = create_task(bad()); t = create_task(w(s)); await sleep(0); t.cancel(); await sleep(2); log(t.cancelled(), s.exception())
    try: await shield(bad())
    except ErrA as e: log(e)
    o = shield(inner()); log(o.cancel('m'), o.cancelled()); await sleep(2)
