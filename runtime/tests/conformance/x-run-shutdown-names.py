async def w(): log(current_task())
async def chain():
    for i in range(9): create_task(w()); await sleep(0)
async def leftover():
    try: await sleep(9)
    finally: create_task(chain())
async def main(): create_task(leftover()); await sleep(0)
