async def main():
    a, b = create_task(sleep(2, 'a')), create_task(sleep(1, 'b'))
    async for t in as_completed([a, b]): log(t is a, t is b, t.done(), await t)
    try:
        async for t in as_completed([sleep(5), sleep(1, 'c')], timeout=2): log(await t)
    except TimeoutError as e: log(e)
