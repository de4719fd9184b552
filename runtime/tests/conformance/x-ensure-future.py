async def w(): log('runs'); return 1
async def main():
    f = loop.create_future(); t = create_task(w())
    log(ensure_future(f) is f, ensure_future(t) is t, await ensure_future(w()))
    try: ensure_future(5)
    except TypeError as e: log(e)
    try: create_task(f)
    except TypeError as e: log(e)
