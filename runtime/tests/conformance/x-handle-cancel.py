async def main():
    h = loop.call_soon(log, 'never'); h.cancel(); h.cancel(); log(h.cancelled())
    h = loop.call_soon(log, 'soon'); t = loop.call_later(1, log, 'later'); log(t.when() == 1, t.cancelled())
    await sleep(2); h.cancel(); t.cancel(); log(h.cancelled(), t.cancelled())
    loop.call_soon(lambda: (h.cancel(), log('cancels the next one'))); h = loop.call_soon(log, 'never')
    await sleep(0)
    loop.call_soon(log, 'two', 'arguments'); loop.call_at(1, log, 'past'); await sleep(1)
