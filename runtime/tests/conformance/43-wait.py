async def bad(): await sleep(1); raise ErrA('x')
async def main():
    a, b = create_task(bad()), create_task(sleep(3))
    d, p = await wait([a, b], timeout=2); log(d == {a}, p == {b}, b.cancelled())
    loop.call_soon(log, 'a turn passes')
    d, p = await wait([a]); log(len(d), a.exception())
