async def bad(): raise ErrA('x')
async def main():
    t = create_task(bad()); await sleep(1); log('main fine', t.done()); return 1
