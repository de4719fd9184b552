async def main():
    tm = timeout(1)
    try: tm.reschedule(2)
    except RuntimeError as e: log(e)
    async with tm: await sleep(0.5)
    try:
        async with tm: log('never')
    except RuntimeError as e: log(e)
    try:
        async with timeout_at(loop.time() + 1) as tm:
            try: await sleep(9)
            finally:
                try: tm.reschedule(99)
                except RuntimeError as e: log(e)
    except TimeoutError as e: log(e, tm.expired())
    try:
        async with timeout_at(0): await sleep(9)
    except TimeoutError as e: log(e)
