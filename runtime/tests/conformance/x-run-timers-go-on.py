async def w():
    try: await sleep(9)
    finally: await sleep(2); log('cleanup ends')
async def main():
    create_task(w()); await sleep(0)
    loop.call_later(1, log, 'during the cleanup'); loop.call_later(2, log, 'just in time'); loop.call_later(3, log, 'never')
