async def spin():
    for i in range(20): log('spin', i, current_task()); await sleep(0)
async def leftover():
    try: await sleep(9)
    finally: create_task(spin()); log('cleanup')
async def main(): create_task(leftover()); await sleep(0); log('main ends')
