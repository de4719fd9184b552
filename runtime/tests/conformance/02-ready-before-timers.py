async def main():
    loop.call_later(0, log, 'later0')
    loop.call_at(-5, log, 'past')
    loop.call_soon(log, 'soon')
    await sleep(0)
    log('main')
    await sleep(0)
    log('end')
