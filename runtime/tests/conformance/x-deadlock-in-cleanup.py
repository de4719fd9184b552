async def w():
    try: await sleep(9)
    finally: log('cleanup waits'); await loop.create_future(); log('never')
async def main():
    create_task(w()); await sleep(1); log('main ends')
