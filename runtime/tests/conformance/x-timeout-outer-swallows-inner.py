async def main():
    try:
        async with timeout(2) as o:
            try:
                async with timeout(1): await sleep(9)
            except TimeoutError: log('inner')
            try: await sleep(9)
            finally: log('between', current_task().cancelling())
    except TimeoutError: log('outer', current_task().cancelling())
    async with timeout(None) as tm: log(tm.when()); tm.reschedule(loop.time() + 1); await sleep(0.5)
    log(tm.expired()); await sleep(9)
