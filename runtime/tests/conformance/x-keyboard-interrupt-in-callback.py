async def main():
    def interrupt(): log('interrupt'); raise KeyboardInterrupt
    try: loop.call_soon(interrupt); loop.call_soon(log, 'same turn'); await sleep(9)
    except CancelledError: log('main is cancelled like any leftover'); return 'lost'
