async def w():
    log('w runs'); loop.call_soon(log, 'queued by w before it ended'); return 1
async def main():
    t = create_task(w())
    loop.call_soon(log, 'queued by main')
    log('got', await t)
