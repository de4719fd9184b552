async def w(ts): await wait(ts)
async def main():
    ts = [create_task(sleep(2)), create_task(sleep(3))]; t = create_task(w(ts)); await sleep(1)
    t.cancel('m')
    try: await t
    except CancelledError as e: log(e)
    log([t.cancelled() for t in ts], await gather(*ts))
