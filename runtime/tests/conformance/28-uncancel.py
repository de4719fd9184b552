async def main():
    me = current_task(); me.cancel(); me.cancel()
    log(me.uncancel(), me.uncancel(), me.uncancel())
    await sleep(0); log('not cancelled')
