async def w(): pass
async def main():
    log(await sleep(1, 'v'), await create_task(w()), await create_task(sleep(0, 3)))
