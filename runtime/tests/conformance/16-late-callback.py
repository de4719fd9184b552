async def main():
    f = loop.create_future(); f.set_result(1)
    f.add_done_callback(lambda f: log('cb', f.result()))
    log('added'); await sleep(0); log('main')
