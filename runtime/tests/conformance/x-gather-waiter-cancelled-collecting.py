async def child(n):
    try: await sleep(9)
    except CancelledError: await sleep(n); log(n, 'ends'); return n
async def w():
    try: log(await gather(child(1), child(2), return_exceptions=True))
    except CancelledError as e: log(e); raise
async def main():
    t = create_task(w()); await sleep(1); t.cancel('m'); await wait([t]); log(t.cancelled())
