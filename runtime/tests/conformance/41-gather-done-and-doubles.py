async def w(): log('run'); return 1
async def main():
    g = gather(); log(g.done(), await g)
    f = loop.create_future(); f.set_result(2); h = gather(f, f); log(h.done(), await h)
    c = w(); log(await gather(c, f, c))
