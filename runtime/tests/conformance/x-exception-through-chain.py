async def leaf(): await sleep(1); raise ErrA('x')
async def plain(): await leaf()
async def by_task(): await create_task(plain())
async def main():
    t = create_task(by_task())
    try: await t
    except ErrA as e: log(e, t.exception() is e, t.cancelled())
    try: await t
    except ErrA as e: log('again', e)
