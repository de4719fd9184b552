async def numbers(n, error):
    try:
        while True: yield n
    finally:
        log('closing', n, current_task()); await sleep(n); log('closed', n)
        if error: raise error
async def spin():
    for i in range(20): log('spin', i); await sleep(0.5)
async def leftover():
    try: await sleep(9)
    finally: create_task(spin())
kept = [numbers(2, None), numbers(1, ErrA('in the cleanup')), numbers(3, None)]
async def main():
    create_task(leftover())
    for g in kept[:2]:
        async for x in g: log(x); break
    await sleep(1); log('main ends')
