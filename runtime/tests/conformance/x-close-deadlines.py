async def main():
    def due(n): log(n); loop.call_soon(log, n, 'next turn')
    loop.call_later(0.1 + 0.2, due, '0.1 + 0.2')
    loop.call_later(0.3, due, '0.3')
    await sleep(1); log('--')
    loop.call_at(2 + 2e-9, due, 'two nanoseconds late')
    loop.call_at(2 + 5e-10, due, 'half a nanosecond late')
    loop.call_at(2, due, 'in time')
    await sleep(2)
