async def w(): await sleep(1); log('sleeper')
async def main():
    create_task(w()); await sleep(0)
    loop.call_later(1, log, 'callback created later')
    await sleep(1)
    log('main')
