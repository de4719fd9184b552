async def w(d, r): await sleep(d); log('end', r); return r
async def main():
    async def ticks():
        await sleep(2)
        for i in range(4): log('tick', i); await sleep(0)
    create_task(ticks())
    log(await gather(w(2, 'a'), w(1, 'b')))
