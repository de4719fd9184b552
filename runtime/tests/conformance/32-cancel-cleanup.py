async def w():
    try: await sleep(9)
    finally:
        log('cleanup'); await sleep(5); log('not reached')
async def main():
    t = create_task(w()); await sleep(1); t.cancel()
    await sleep(1); log(t.done(), t.cancel())
    try: await t
    except CancelledError: log('end', t.cancelling())
