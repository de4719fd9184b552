async def main():
    for delay in (float('nan'), -1, 0):
        try: log(await sleep(delay, 'slept'))
        except ValueError as e: log(e)
    c = sleep(1); log('nothing started'); await sleep(1); await c
