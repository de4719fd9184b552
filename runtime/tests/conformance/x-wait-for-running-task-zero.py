async def stubborn():
    try: await sleep(9)
    except CancelledError: await sleep(1); return 'survived'
async def failing():
    try: await sleep(9)
    except CancelledError: raise ErrA('x')
async def main():
    for coroutine in (stubborn(), failing(), sleep(9)):
        t = create_task(coroutine); await sleep(1)
        try: log(await wait_for(t, 0), t.cancelled())
        except (ErrA, TimeoutError) as e: log(e, t.cancelled())
    f = loop.create_future(); f.set_exception(ErrA('done'))
    try: await wait_for(f, -1)
    except ErrA as e: log(e)
