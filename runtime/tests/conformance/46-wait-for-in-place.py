async def w(): log(current_task().get_name()); return 1
async def main():
    loop.call_soon(log, 'other')
    log(await wait_for(w(), 5)); await sleep(0)
