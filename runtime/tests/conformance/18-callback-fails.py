async def main():
    def bad(f): raise ErrA('cb')
    t = create_task(sleep(0))
    t.add_done_callback(bad); t.add_done_callback(lambda t: log('second', t.done()))
    await t; log('main')
