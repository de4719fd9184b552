class CM:
    def __init__(self, enter, leave): self.enter, self.leave = enter, leave
    async def __aenter__(self): log('entering'); await sleep(self.enter); log('entered')
    async def __aexit__(self, t, e, tb): log('leaving', e); await sleep(self.leave); log('left')
async def w(cm):
    async with cm: log('body')
    log('after')
async def main():
    for cm in (CM(9, 0), CM(0, 9)):
        t = create_task(w(cm)); await sleep(1); t.cancel(); await wait([t]); log(t.cancelled())
