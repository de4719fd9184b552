async def w(): log('w', current_task()); loop.call_soon(lambda: log('callback', current_task())); await sleep(0); log('w', current_task())
async def main():
    t = create_task(w()); t.add_done_callback(lambda t: log('done callback', current_task()))
    log(current_task()); await t; log(current_task()); await sleep(0)
