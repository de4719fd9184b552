async def p(q, x): await q.put(x); log('put', x)
async def main():
    q = Queue(1); t = [create_task(p(q, i)) for i in range(3)]; await sleep(0)
    for i in range(3): log('got', await q.get())
    await gather(*t)
