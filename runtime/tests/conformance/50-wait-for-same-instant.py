async def main():
    try: log(await wait_for(sleep(1, 'a'), 1))
    except TimeoutError: log('a: timeout')
    t = create_task(sleep(1, 'b')); await sleep(0)
    try: log(await wait_for(t, 1))
    except TimeoutError: log('b: timeout', t.done(), t.cancelled())
    f = loop.create_future(); loop.call_later(1, f.set_result, 'c')
    try: log(await wait_for(f, 1))
    except TimeoutError: log('c: timeout', f.done(), f.cancelled())
