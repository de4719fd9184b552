async def main():
    ts = [create_task(sleep(d, d)) for d in (3, 1, 2)]
    for c in as_completed(ts): log(c in ts, await c)
