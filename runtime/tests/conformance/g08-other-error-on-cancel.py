async def w():
    try: await sleep(9)
    except CancelledError: raise ErrA('instead')
async def main():
    t = create_task(w()); await sleep(1); t.cancel()
    try: await t
    except ErrA as e: log(e, t.cancelled(), t.cancelling(), t.exception())
