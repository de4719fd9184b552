async def main():
    t = create_task(sleep(5, 'late'))
    for c in as_completed([t, sleep(1, 'a'), sleep(6)], timeout=2):
        try: log(await c)
        except TimeoutError as e: log(e)
    log(await t)
