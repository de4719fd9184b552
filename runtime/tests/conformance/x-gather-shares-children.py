async def child(n): await sleep(1); log(n, 'ends'); return n
async def w(g, n): log(n, await g)
async def main():
    a, b = create_task(child('a')), create_task(child('b'))
    g, h = gather(a, b), gather(b, a); g.add_done_callback(lambda g: log('callback of g', g.result()))
    ts = [create_task(w(h, 'h')), create_task(w(g, 'g')), create_task(w(a, 'a'))]; await gather(*ts)
    h = gather(create_task(child('c')), create_task(child('d'))); k = gather(h, h)
    log(await k, k.cancel())
