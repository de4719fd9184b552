async def main():
    def again(n): log('callback', n); loop.call_soon(again, n + 1)
    loop.call_soon(again, 0); loop.call_later(0, log, 'timer'); log('main ends')
