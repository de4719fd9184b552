async def w(n, d): await sleep(d); log(n)
async def main():
    await gather(w('t', 0.001), w('z', 0))
