async def main():
    ok, bad, cancelled = (loop.create_future() for _ in range(3))
    ok.set_result(1); bad.set_exception(ErrA('x')); cancelled.cancel('m'); pending = create_task(sleep(1))
    for futures in ((ok, bad), (ok, pending, bad), (ok, cancelled), (bad, cancelled), (cancelled, bad), (ok, pending)):
        for collect in (False, True):
            g = gather(*futures, return_exceptions=collect); log(g.done(), g.cancelled())
            try: log(await g)
            except (ErrA, CancelledError) as e: log(e)
