class Count:
    def __init__(self): self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == 3: raise StopAsyncIteration
        self.i += 1; await sleep(0.01); return self.i
class CM:
    def __init__(self, enter_fails): self.enter_fails = enter_fails
    async def __aenter__(self):
        if self.enter_fails: raise ErrB('enter')
    async def __aexit__(self, t, e, tb): log('exit', e); return True
async def main():
    async for x in Count(): await sleep(0.01); log(x)
    async with CM(False): raise ErrA('swallowed')
    log('goes on')
    try:
        async with CM(True): log('never')
    except ErrB as e: log(e)
