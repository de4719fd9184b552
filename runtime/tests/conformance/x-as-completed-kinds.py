async def bad(): await sleep(1); raise ErrA('x')
async def main():
    c = create_task(sleep(9)); loop.call_later(2, c.cancel); f = loop.create_future(); f.set_result('done already')
    for each in as_completed([sleep(3, 'three'), c, f, bad()]):
        try: log(await each)
        except (ErrA, CancelledError) as e: log(e, current_task().cancelling())
    log(list(as_completed([])))
