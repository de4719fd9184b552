async def main():
    a = create_task(sleep(9)); b = create_task(sleep(9)); g = gather(a, b, return_exceptions=True)
    await sleep(0); a.cancel('A'); b.cancel('B'); g.cancel('G')
    try: await g
    except CancelledError as e: log(e)
