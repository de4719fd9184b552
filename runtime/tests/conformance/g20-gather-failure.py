async def w(n, d): await sleep(d); log(n, 'ends')
async def bad(d, e): await sleep(d); raise e
async def main():
    try: await gather(bad(2, ErrA('first argument')), bad(1, ErrB('first in time')), w('sibling', 3))
    except (ErrA, ErrB) as e: log(e)
    gather(w('nobody awaits this', 0)); await sleep(3)
    d, p = await wait([create_task(sleep(1)), create_task(sleep(1)), create_task(sleep(2))], return_when=FIRST_COMPLETED)
    log(len(d), len(p))
    log(await gather(sleep(0, 1), bad(0, ErrA('collected')), return_exceptions=True))
