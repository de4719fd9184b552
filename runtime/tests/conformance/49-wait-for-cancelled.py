async def slow():
    try: await sleep(9)
    finally: log('inner'); await sleep(1)
async def main():
    t = create_task(wait_for(create_task(slow()), 5)); await sleep(1); t.cancel()
    try: await t
    except CancelledError: log('cancelled')
