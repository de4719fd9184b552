async def w(d): await sleep(d); log('end', d); return d
async def main():
    async def ticks():
        await sleep(1)
        for i in range(5): log('tick', i); await sleep(0)
    create_task(ticks())
    for c in as_completed([w(1), w(1)]): log('got', await c)
    f, g = loop.create_future(), loop.create_future(); f.set_result('f'); g.set_result('g')
    loop.call_soon(log, 'a turn')
    for c in as_completed([g, f]): log('got', await c)
