async def w(ts, i): await ts[i]; log('never')
async def main():
    ts = []
    ts += [create_task(w(ts, 1)), create_task(w(ts, 0))]
    await sleep(1); log('they wait for each other'); await gather(*ts)
