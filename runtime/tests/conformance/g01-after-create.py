async def w(): log('w starts'); await sleep(0); log('w ends')
async def main():
    t = create_task(w())
    log('after create', t.done())
    await sleep(0)
    log('main', t.done())
    await t
