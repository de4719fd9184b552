async def holder(l):
    async with l: await sleep(1)
    log('released')
async def w(l, n, seconds):
    try: await wait_for(l.acquire(), seconds); log(n, 'has it'); await sleep(1); l.release()
    except TimeoutError: log(n, 'gives up', l.locked())
async def main():
    l = Lock(); await gather(holder(l), w(l, 'impatient', 0.5), w(l, 'at the last moment', 1), w(l, 'patient', 3), w(l, 'last', 1.5))
