class Yields:
    def __init__(self, what): self.what = what
    def __await__(self): yield self.what
async def main():
    for what in (5, loop.create_future(), sleep(1)):
        loop.call_soon(log, 'a turn passes')
        try: await Yields(what); log('never')
        except RuntimeError as e: log(e)
