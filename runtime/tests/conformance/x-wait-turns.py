async def main():
    async def ticks():
        for i in range(6): log('tick', i); await sleep(0)
    t = create_task(sleep(0)); await t
    for options in ({}, {'timeout': 0}, {'return_when': FIRST_COMPLETED}):
        k = create_task(ticks()); d, p = await wait([t], **options); log('waited', len(d), len(p)); await k
    t = create_task(sleep(1)); k = create_task(ticks()); d, p = await wait([t], timeout=0); log('waited', len(d), len(p)); await k
