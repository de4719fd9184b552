async def w(): log(current_task().get_name())
async def main():
    create_task(w()); t = create_task(w(), name='x'); t.set_name('renamed'); await sleep(0)
    async with TaskGroup() as g: g.create_task(w()); g.create_task(w(), name='in group')
    await wait_for(w(), 1); await shield(w()); ensure_future(w())
    for c in as_completed([w(), w()]): await c
    try: await wait_for(w(), 0)
    except TimeoutError: pass
    await create_task(w())
