def text(f):
    try: f()
    except Exception as e: log(e, str(e).split('.')[0])
async def awaited(c):
    try: await c
    except Exception as e: log(e, str(e).split('.')[0])
async def twice(cm):
    async with cm: pass
    async with cm: pass
async def main():
    f = loop.create_future(); text(f.result); text(f.exception)
    text(Lock().release); text(BoundedSemaphore().release); text(lambda: Semaphore(-1))
    text(lambda: Barrier(0)); text(Condition().notify); await awaited(Condition().wait())
    await awaited(wait([])); await awaited(wait([sleep(1)])); await awaited(sleep(float('nan')))
    text(lambda: timeout(1).reschedule(1)); await awaited(twice(timeout(1)))
    b = Barrier(2); await b.abort(); await awaited(b.wait())
    async with timeout(1) as tm: pass
    text(lambda: tm.reschedule(1))
