async def w(n):
    for i in range(3): log(n, i); await sleep(0 if n == 'a' else -1)
async def main():
    await gather(w('a'), w('b'))
