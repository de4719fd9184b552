from contextvars import ContextVar
var = ContextVar('var', default='none')
async def quick(name): log(name); return name
async def slow(name):
    log(name, 'starts')
    try: await sleep(1)
    except CancelledError: log(name, 'cancelled'); raise
async def fails(): raise ErrA('x')
async def cancels_itself(): current_task().cancel(); log('go on'); await sleep(0); log('not here')
async def nested(depth):
    before = current_task().get_name(); var.set(depth)
    if depth: create_task(nested(depth - 1), name=f'N{depth - 1}')
    log(depth, current_task().get_name() == before, var.get())
async def setter(f): f.set_result('set'); log('setter')
async def waiter(f): log('got', await f)
async def main():
    loop.set_task_factory(eager_task_factory)
    async with TaskGroup() as g:
        a = g.create_task(quick('a'), name='A'); g.create_task(quick('b'), name='B')
        log('in the group', a.done())
        loop.call_soon(lambda: log('a turn'))
    log('after the group'); await sleep(0)
    try:
        async with TaskGroup() as g:
            g.create_task(slow('s'), name='S'); g.create_task(fails(), name='F')
            log('still in the body')
            await sleep(0); log('not here')
    except* ErrA as e: log(e)
    c = create_task(cancels_itself(), name='C'); log(c.done(), c.cancelling())
    await wait([c]); log(c.cancelled())
    create_task(nested(2), name='N2'); log(var.get())
    f = loop.create_future()
    w = create_task(waiter(f), name='W'); s = create_task(setter(f), name='X'); log(w.done(), s.done())
    await w
    f = loop.create_future()
    g = gather(f, setter(f)); log(g.done(), await g)
    t = create_task(slow('t'), name='T'); t.cancel(); log(t.done())
    await wait([t])
    for n in as_completed([quick('1'), quick('2')]): log(await n)
