async def gen():
    for i in range(3):
        log('making', i); await sleep(i); yield i
async def main():
    async for x in gen(): log('using', x)
