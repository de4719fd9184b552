async def main():
    def at_one(): log('at one'); loop.call_later(0, log, 'zero delay'); loop.call_soon(log, 'soon')
    loop.call_later(1, at_one); loop.call_later(1, log, 'also at one'); loop.call_later(1.5, log, 'at one and a half')
    await sleep(1); log('main'); await sleep(0.5); log('end')
