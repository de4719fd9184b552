async def w(c):
    try: log('got', await c)
    except CancelledError: log('cancelled'); raise
async def main():
    f, g = loop.create_future(), loop.create_future(); cs = list(as_completed([f, g]))
    a, b = create_task(w(cs[0])), create_task(w(cs[1])); await sleep(0)
    f.set_result('f'); await sleep(0); a.cancel(); await wait([a]); log(b.done())
    g.set_result('g'); await wait([b])
