async def w(n): log('start', n)
async def main():
    t = create_task(w(1)); create_task(w(2))
    c = w(3)
    log('created')
    await sleep(0)
    log('main'); await c
