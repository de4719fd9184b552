async def ok(): await sleep(2); log('sibling finished')
async def bad(d, e): await sleep(d); raise e
async def main():
    g = gather(ok(), bad(1, ErrA('1')), bad(1.5, ErrB('2')))
    try: await g
    except ErrA as e: log(e, g.cancel())
    await sleep(3)
