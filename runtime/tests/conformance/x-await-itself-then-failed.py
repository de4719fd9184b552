class Bare:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return (yield self.future)

async def selfish(how):
    try: await current_task()
    except RuntimeError: pass
    if how == 'raises': raise ValueError(how)
    if how == 'cancels': current_task().cancel(how)
    if how == 'cancels': await sleep(1)
    return how

async def main():
    for how in ('raises', 'cancels', 'returns'):
        task = create_task(selfish(how))
        await sleep(2)
        loop.call_soon(log, 'a turn')
        # Two bare yields: the mark of having been awaited outlives its end, for one.
        for i in (1, 2):
            try: log(how, i, await Bare(task))
            except BaseException as e: log(how, i, e)
