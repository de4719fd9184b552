async def bad(): await sleep(2); raise ErrA('x')
async def main():
    a, b, c, e = create_task(sleep(1)), create_task(sleep(1)), create_task(bad()), create_task(sleep(9))
    d, p = await wait([a, b, c, e], return_when=FIRST_COMPLETED); log(len(d), len(p)); e.cancel()
    d, p = await wait([a, b, c, e], return_when=FIRST_EXCEPTION); log(len(d), len(p))
