async def w(l): await l.acquire(); log('w has it'); await sleep(1); l.release()
async def main():
    l = Lock(); await l.acquire(); create_task(w(l)); await sleep(0)
    l.release(); await l.acquire(); log('main again')
    l.release()
    try: l.release()
    except RuntimeError as e: log(e)
