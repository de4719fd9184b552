async def w(s, n): await s.acquire(); log(n)
async def main():
    s = Semaphore(1); await s.acquire(); t = [create_task(w(s, i)) for i in 'ab']; await sleep(0)
    s.release(); log(s.locked()); s.release(); await s.acquire() if not s.locked() else log('must queue')
    await gather(*t)
    b = BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: log(e)
