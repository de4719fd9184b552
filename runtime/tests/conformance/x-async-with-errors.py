class CM:
    def __init__(self, result): self.result = result
    async def __aenter__(self): return self
    async def __aexit__(self, t, e, tb):
        log('exit', e)
        if isinstance(self.result, Exception): raise self.result
        return self.result
async def first_of(items):
    async with CM(True):
        for x in items: return x
async def main():
    try:
        async with CM(ErrB('exit')): raise ErrA('body')
    except ErrB as e: log(e)
    try:
        async with CM(None): raise ErrA('not swallowed')
    except ErrA as e: log(e)
    async with CM(True):
        async with CM(False): raise ErrA('swallowed by the outer one')
    async with CM(True): raise CancelledError
    log(await first_of([1, 2]), current_task().cancelling())
