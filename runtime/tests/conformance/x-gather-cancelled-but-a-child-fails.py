async def child(n, error):
    try: await sleep(9)
    except CancelledError:
        await sleep(n)
        if error: raise error
        raise
async def main():
    for collect in (False, True):
        g = gather(child(2, None), child(1, ErrA('x')), return_exceptions=collect); await sleep(1)
        log(g.cancel('first'), g.cancel('second'))
        try: log(await g)
        except (ErrA, CancelledError) as e: log(e, g.cancelled())
