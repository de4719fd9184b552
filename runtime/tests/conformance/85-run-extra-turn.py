async def w():
    try:
        for i in range(9): log('w', i); await sleep(0)
    except CancelledError: log('w cancelled'); raise
async def main():
    create_task(w()); await sleep(0); log('main ends')
