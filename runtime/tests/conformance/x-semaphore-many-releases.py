async def w(s, n): await s.acquire(); log(n); await sleep(0); s.release()
async def main():
    s = Semaphore(0); ts = [create_task(w(s, i)) for i in range(5)]; await sleep(0)
    s.release(); s.release(); ts[3].cancel(); log(s.locked())
    await wait(ts); log(s.locked())
    await s.acquire(); await s.acquire(); log(s.locked())
    try: Semaphore(-1)
    except ValueError as e: log(e)
