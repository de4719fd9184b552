async def w(l, n):
    await l.acquire(); log(n, 'has it')
async def main():
    l = Lock(); await l.acquire(); a, b = create_task(w(l, 'a')), create_task(w(l, 'b')); await sleep(0)
    l.release(); a.cancel(); await wait([a, b]); log(a.cancelled(), l.locked())
