async def main():
    for x in ([], [sleep(1)]):
        try: await wait(x)
        except Exception as e: log(e)
