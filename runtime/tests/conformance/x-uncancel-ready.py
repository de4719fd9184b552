async def w(f): log('value', await f)
async def main():
    f = loop.create_future(); t = create_task(w(f)); await sleep(0)
    f.set_result(1); t.cancel(); log(t.uncancel()); await t
    f = loop.create_future(); t = create_task(w(f)); await sleep(0)
    f.set_result(2); t.cancel('a'); t.cancel('b'); log(t.uncancel())
    try: await t
    except CancelledError as e: log(e, t.cancelling())
