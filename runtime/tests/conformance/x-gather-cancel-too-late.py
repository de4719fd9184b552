async def child(f): return await f
async def main():
    for turns in range(4):
        f = loop.create_future(); g = gather(child(f), child(f)); await sleep(0)
        f.set_result('r')
        for _ in range(turns): await sleep(0)
        log(turns, g.done(), g.cancel())
        try: log(await g)
        except CancelledError as e: log(e)
