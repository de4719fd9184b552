async def w():
    for i in range(9): log('w', i); await sleep(1)
async def leftover():
    try: await sleep(9)
    finally: create_task(w()); await sleep(1); log('leftover ends')
async def main(): create_task(leftover()); await sleep(0)
