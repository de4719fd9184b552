async def w(n):
    try: log(n); await sleep(0); log(n, 'second step'); await sleep(9)
    finally: log(n, 'cleanup')
async def interrupted(): raise KeyboardInterrupt
async def main():
    try:
        create_task(w('before')); t = create_task(interrupted()); create_task(w('after')); loop.call_soon(log, 'callback'); await sleep(9)
    finally: log('main cleanup', t.done(), t.exception())
