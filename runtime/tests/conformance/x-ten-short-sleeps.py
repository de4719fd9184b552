async def short():
    for i in range(10): await sleep(0.1)
    log('ten short', loop.time() == 1, loop.time() < 1)
async def long(): await sleep(1); log('one long', loop.time() == 1)
async def main(): await gather(short(), long())
