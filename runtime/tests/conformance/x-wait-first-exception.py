async def bad(d): await sleep(d); raise ErrA(d)
async def main():
    c = create_task(sleep(9)); ts = [create_task(sleep(1)), c, create_task(bad(3)), create_task(bad(4))]; loop.call_later(2, c.cancel)
    for return_when in (FIRST_EXCEPTION, FIRST_EXCEPTION, ALL_COMPLETED):
        d, p = await wait(ts, return_when=return_when); log(len(d), len(p))
    try: await wait(ts, return_when='SOMETHING')
    except ValueError as e: log(e)
