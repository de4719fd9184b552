async def main():
    def a(): log('a'); loop.call_soon(log, 'a2')
    loop.call_soon(a)
    loop.call_soon(log, 'b')
    await sleep(0)
    log('main')
    await sleep(0)
    log('main2')
