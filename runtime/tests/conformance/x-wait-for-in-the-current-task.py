async def w():
    try: await sleep(2); log('not cancelled')
    except CancelledError: log('w', current_task().cancelling()); raise
async def main():
    await wait_for(w(), None)
    try: await wait_for(w(), 1)
    except TimeoutError as e: log(e, current_task().cancelling())
    try: await wait_for(shield(w()), 1)
    except TimeoutError as e: log('shielded', e)
    await sleep(2)
