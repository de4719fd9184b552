async def inner(): await sleep(9)
async def middle(): await create_task(inner())
async def outer():
    try: await create_task(middle())
    except CancelledError as e: log('outer', e); raise
async def main():
    t = create_task(outer()); await sleep(1); t.cancel('m')
    try: await t
    except CancelledError as e: log('main', e)
    t = create_task(sleep(9)); t.cancel('before the start')
    try: await t
    except CancelledError as e: log('main', e)
