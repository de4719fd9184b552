async def main():
    t = create_task(sleep(1)); d, p = await wait([t, t]); log(len(d), len(p))
    log(len(list(as_completed([t, t]))), len(await gather(t, t)))
