class Count:
    def __init__(self): self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == 2: raise ErrA('third')
        self.i += 1; return self.i
async def main():
    try:
        async for x in Count(): log(x); raise StopAsyncIteration
    except StopAsyncIteration as e: log('from the body', e)
    try:
        async for x in Count(): log(x)
    except ErrA as e: log(e)
