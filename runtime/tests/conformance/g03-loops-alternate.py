async def loop_of(n):
    for i in range(3): log(n, i); await sleep(0)
async def main():
    await gather(loop_of('a'), loop_of('b'))
    log('one after the other')
    await loop_of('a')
    await loop_of('b')
