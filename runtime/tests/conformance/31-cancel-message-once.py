async def main():
    t = create_task(sleep(9)); await sleep(0); t.cancel('why')
    for i in range(2):
        try: await t
        except CancelledError as e: log(e)
