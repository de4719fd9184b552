async def w(): await sleep(0); await sleep(0); log('ends in the last turn')
async def main():
    t = create_task(w()); t.add_done_callback(lambda t: log('callback', t.cancelled())); await sleep(0); await sleep(0); log('main ends')
