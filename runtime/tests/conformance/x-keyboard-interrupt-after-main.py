# The KeyboardInterrupt comes in the turn in which main's end was to stop the loop: the callback that stops it is still
# queued, and stops the shutdown instead.
async def interrupt():
    log('interrupt'); raise KeyboardInterrupt
async def slow():
    try: await sleep(1)
    finally: log('cleanup'); await sleep(1); log('not reached')
async def main():
    create_task(interrupt()); create_task(slow()); log('main returns')
