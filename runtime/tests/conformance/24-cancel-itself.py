async def main():
    f = loop.create_future(); f.set_result(1)
    log(current_task().cancel(), await f, 'still alive')
    try: await sleep(0)
    except CancelledError: log('here')
    await sleep(0); log('once only', current_task().cancelling())
