async def w():
    try: await sleep(9)
    except CancelledError: log('no'); await sleep(5); log('finished')
async def main(): create_task(w()); await sleep(0)
