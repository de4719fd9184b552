# The last of six that wait for one future interrupts the turn: the rest of it comes in the next one.
async def main():
    def then(n):
        def called(_):
            log('called', n)
            if n == 3: raise KeyboardInterrupt
        return called
    async def waiter(n):
        try: log(n, 'got', await f)
        except CancelledError: log(n, 'is cancelled')
        finally: loop.call_soon(log, n, 'next turn')
    async def tick():
        for n in range(4):
            log('tick', n)
            await sleep(0)
    f = loop.create_future()
    for n in (1, 2, 3):
        create_task(waiter(n))
    await sleep(0)
    for n in (1, 2, 3): f.add_done_callback(then(n))
    create_task(tick())
    f.set_result('r')
    await sleep(9)
