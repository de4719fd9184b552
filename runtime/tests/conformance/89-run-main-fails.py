async def w():
    try: await sleep(9)
    finally: log('cleanup')
async def main(): create_task(w()); await sleep(1); raise ErrA('main')
