async def main():
    h = []
    loop.call_later(2, lambda: (log('x'), h[0].cancel()))
    h.append(loop.call_later(2, log, 'never'))
    loop.call_later(2, log, 'y')
    loop.call_later(1, log, 'first').cancel()
    await sleep(2)
    log('main', h[0].cancelled())
