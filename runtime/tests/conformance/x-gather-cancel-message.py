async def stubborn():
    try: await sleep(0); await sleep(9)
    except CancelledError: return 'survived'
async def main():
    g = gather(stubborn(), stubborn()); await sleep(0); g.cancel('ready')
    try: await g
    except CancelledError as e: log(e)
    g = gather(stubborn(), stubborn()); await sleep(1); g.cancel('waiting')
    try: await g
    except CancelledError as e: log(e)
    t = create_task(sleep(1)); t.cancel('before the start'); log(await gather(t, return_exceptions=True))
