async def w(): log('never')
async def main():
    f = loop.create_future(); f.set_result(3); log(await wait_for(f, 0))
    loop.call_soon(log, 'turn')
    try: await wait_for(w(), 0)
    except TimeoutError as e: log(e)
