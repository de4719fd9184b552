async def main():
    def bad(): log('task here:', current_task()); raise ErrA('boom')
    loop.call_soon(bad)
    loop.call_soon(log, 'still runs')
    await sleep(0)
    log('main goes on')
