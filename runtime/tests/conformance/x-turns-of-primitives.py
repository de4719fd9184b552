async def ticks(stop):
    for i in range(99):
        if stop: return
        log('tick', i); await sleep(0)
async def main():
    l, s, e, q = Lock(), Semaphore(0), Event(), Queue(); await l.acquire(); stop = []
    async def release(): l.release(); s.release(); e.set(); q.put_nowait(1); log('released')
    async def lock(): await l.acquire(); log('lock')
    async def semaphore(): await s.acquire(); log('semaphore')
    async def event(): await e.wait(); log('event')
    async def queue(): await q.get(); log('queue')
    ts = [create_task(c) for c in (queue(), event(), semaphore(), lock())]; await sleep(0)
    create_task(ticks(stop)); create_task(release()); await gather(*ts); stop.append(1); log('main')
