async def w(n): log('start', n); await sleep(1); log('never')
async def main():
    create_task(w('created by main')); loop.call_later(1, log, 'never')
    current_task().add_done_callback(lambda t: create_task(w('never')))
