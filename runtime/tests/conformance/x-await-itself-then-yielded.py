class Bare:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return (yield self.future)

async def selfish():
    try: await current_task()
    except RuntimeError as e: log(e)

async def main():
    task = create_task(selfish())
    await sleep(1)
    # The mark of having been awaited outlives its end, for one wait.
    loop.call_soon(log, 'other')
    log(await Bare(task))
    try: log(await Bare(task))
    except RuntimeError as e: log(e)
