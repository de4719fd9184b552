async def main():
    f = loop.create_future()
    def first(f): log('first'); f.add_done_callback(lambda f: log('added by first')); loop.call_soon(log, 'soon after first')
    def second(f): log('second', f.remove_done_callback(third))
    def third(f): log('third')
    for callback in (first, second, third): f.add_done_callback(callback)
    f.set_result(None); loop.call_soon(log, 'queued after set_result')
    await f
    log('main does not wait for the callbacks')
    await sleep(0); log('one turn'); await sleep(0); log('two turns')
