async def main():
    async with timeout(1) as tm:
        tm.reschedule(loop.time() + 3); log(tm.when())
        await sleep(2); tm.reschedule(None); log(tm.when())
        await sleep(5)
    try: tm.reschedule(1)
    except RuntimeError as e: log(e, tm.expired())
