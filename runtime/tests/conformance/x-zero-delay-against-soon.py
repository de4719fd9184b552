async def main():
    def soon(n): log('soon', n); n < 3 and loop.call_soon(soon, n + 1)
    def later(n): log('later', n); n < 3 and loop.call_later(0, later, n + 1)
    loop.call_later(0, later, 1); loop.call_soon(soon, 1)
    for i in range(4): await sleep(0); log('main', i)
