async def w(f):
    try: log('value', await f)
    except CancelledError as e: log(e)
    log(f.cancelled(), current_task().cancelling())
async def main():
    f = loop.create_future(); t = create_task(w(f)); await sleep(0)
    f.set_exception(ErrA('lost')); t.cancel('after'); await t
    f = loop.create_future(); t = create_task(w(f)); await sleep(0)
    t.cancel('before')
    try: f.set_result(1)
    except InvalidStateError as e: log(e)
    await t
