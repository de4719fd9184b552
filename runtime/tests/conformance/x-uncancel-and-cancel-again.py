async def w():
    me = current_task()
    for i in range(2):
        try: await sleep(9)
        except CancelledError as e: log(i, e, me.cancelling(), me.uncancel())
    me.cancel('own'); me.uncancel(); me.cancel('own again')
    try: await sleep(9)
    except CancelledError as e: log(e, me.cancelling())
async def main():
    t = create_task(w()); await sleep(1); t.cancel('one'); await sleep(1); t.cancel('two'); await t; log(t.uncancel(), t.cancelled())
