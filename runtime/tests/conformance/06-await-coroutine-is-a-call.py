async def inner(): log('inner', current_task()); return 5
async def main():
    loop.call_soon(log, 'other')
    log(await inner())
    log('no turn passed')
    await sleep(0)
