async def quick(name): log(name); return name
async def slow(name):
    log(name, 'starts'); await sleep(0)
    log(name, 'goes on', current_task()); return name
async def fails(): raise ErrA('x')
async def main():
    current_task().set_name('main')
    loop.set_task_factory(eager_task_factory)
    log(loop.get_task_factory() is eager_task_factory)
    a = create_task(quick('a'), name='A')
    log('created a', a.done(), current_task())
    b = create_task(slow('b'), name='B')
    log('created b', b.done(), all_tasks())
    log(await a, await b)
    c = create_task(fails(), name='C'); log(c.done(), c.exception())
    g = gather(quick('c'), quick('d')); log('all quick', g.done(), await g)
    t = create_task(slow('f'), name='F')
    g = gather(quick('e'), t); log('one slow', g.done(), await g)
    loop.call_soon(lambda: (create_task(slow('g'), name='G'), log('callback', current_task())))
    await sleep(0); await sleep(0)
    h = create_task(slow('h'), name='H')
    g = gather(fails(), h); log('one fails', g.done())
    try: await g
    except ErrA as e: log(e)
    log(await wait_for(slow('i'), 1)); log(await wait_for(create_task(quick('j'), name='J'), 0))
    loop.set_task_factory(None)
    d = create_task(quick('last'), name='D'); log('no longer', d.done()); await d
