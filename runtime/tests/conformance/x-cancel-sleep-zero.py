async def w():
    try: await sleep(0); log('never')
    except CancelledError as e: log(e)
    await sleep(0); log('goes on')
async def main():
    t = create_task(w()); await sleep(0); log(t.cancel('in a bare yield')); await t
