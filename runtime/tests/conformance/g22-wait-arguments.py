async def main():
    a, b = create_task(sleep(1)), create_task(sleep(3))
    d, p = await wait([a, b], timeout=2)
    log(len(d), len(p), b.cancelled())
    for x in ([sleep(1)], []):
        try: await wait(x)
        except (TypeError, ValueError) as e: log(e)
    await b; log(b.cancelled())
