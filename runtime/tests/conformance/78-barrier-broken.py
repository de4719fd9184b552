async def w(b, n):
    try: log(n, await b.wait())
    except BrokenBarrierError as e: log(n, e)
async def main():
    b = Barrier(2); t = create_task(w(b, 'a')); await sleep(0)
    await b.reset(); log('reset'); await t
    t = create_task(w(b, 'b')); await sleep(0); await b.abort(); await t; await w(b, 'c'); log(b.broken)
