async def w(): log('runs'); return 1
async def main():
    c = w(); await c
    try: await c
    except RuntimeError as e: log(e, str(e).split('.')[0])
    t = create_task(w()); log(await t, await t)
