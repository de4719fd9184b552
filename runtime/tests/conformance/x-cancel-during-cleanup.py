async def w():
    try: await sleep(9)
    finally: await cleanup()
async def cleanup():
    try: await sleep(9)
    except CancelledError as e: log('cleanup', e); raise ErrA('from the cleanup')
    finally: await sleep(1); log('last')
async def main():
    t = create_task(w()); await sleep(1); t.cancel('one'); await sleep(1); t.cancel('two')
    try: await t
    except ErrA as e: log(e, t.cancelled(), t.cancelling())
