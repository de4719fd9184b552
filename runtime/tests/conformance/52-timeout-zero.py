async def main():
    async with timeout(0) as tm: log('body')
    log('fine', tm.expired())
    try:
        async with timeout(-1):
            log('body2'); await sleep(0); log('not reached')
    except TimeoutError: log('timeout')
