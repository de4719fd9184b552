async def w(f):
    for i in range(3):
        try: await f
        except CancelledError as e: log(i, e)
    await sleep(0); log('end', current_task().cancelling())
async def main():
    f = loop.create_future(); t = create_task(w(f)); await sleep(0)
    t.cancel('m'); loop.call_soon(log, 'same turn'); await t
