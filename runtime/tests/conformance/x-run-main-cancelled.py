async def main():
    create_task(sleep(9)).add_done_callback(lambda t: log('leftover', t.cancelled()))
    current_task().add_done_callback(lambda t: log('main', t.cancelled()))
    await sleep(1); current_task().cancel('enough'); await sleep(1)
