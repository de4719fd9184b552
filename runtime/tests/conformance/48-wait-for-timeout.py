async def slow(x):
    try: await sleep(9)
    except CancelledError:
        await sleep(1)
        if x == 'swallow': return 'value'
        if x == 'other': raise ErrA('x')
        raise
async def main():
    for x in ('plain', 'swallow', 'other'):
        try: log(x, await wait_for(create_task(slow(x)), 1))
        except Exception as e: log(x, e)
