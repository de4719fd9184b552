async def bad(): await sleep(2); raise ErrA('x')
async def main():
    for c in as_completed([sleep(3, 'c'), bad(), sleep(1, 'a')]):
        try: log(await c)
        except ErrA as e: log(e)
