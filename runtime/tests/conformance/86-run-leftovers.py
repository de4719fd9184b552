async def w(n):
    try: await sleep(9)
    finally: log('cleanup', n); await sleep(n); log('done', n)
async def main():
    create_task(w(2)); create_task(w(1)); await sleep(0); return 'result'
