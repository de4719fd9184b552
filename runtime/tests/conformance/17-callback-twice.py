async def main():
    def cb(f): log('cb')
    f = loop.create_future(); f.add_done_callback(cb); f.add_done_callback(cb)
    log(f.remove_done_callback(cb), f.remove_done_callback(cb))
    f.add_done_callback(cb); f.add_done_callback(cb); f.set_result(0)
    log(f.remove_done_callback(cb)); await sleep(0)
