async def w(): return 'r'
async def main():
    t = create_task(w()); t.add_done_callback(lambda t: log('callback', t.cancel(), t.cancelling()))
    await sleep(0); log(t.done(), t.cancel('too late'), t.uncancel(), t.cancelling()); await sleep(0); log(t.result())
    f = loop.create_future(); log(f.cancel('first'), f.cancel('second'))
    try: await f
    except CancelledError as e: log(e)
