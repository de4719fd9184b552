async def w():
    try: await sleep(9)
    finally: raise ErrA('late')
async def main(): create_task(w()); await sleep(0); return 1
