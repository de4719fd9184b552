async def w(s, n): await s.acquire(); log(n)
async def main():
    s = Semaphore(0); a, b = create_task(w(s, 'a')), create_task(w(s, 'b')); await sleep(0)
    s.release(); a.cancel(); await wait([a, b]); log(a.cancelled(), s.locked())
