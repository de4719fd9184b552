async def main():
    a, b = create_task(sleep(1, 'a')), create_task(sleep(2, 'b')); await sleep(0)
    d, p = await wait([a, b], timeout=1); log(len(d), len(p))
    c = create_task(sleep(1, 'c')); d, p = await wait([c], timeout=1); log(len(d), len(p))
    f = loop.create_future(); loop.call_later(1, f.set_result, 'f'); d, p = await wait([f], timeout=1); log(len(d), len(p))
