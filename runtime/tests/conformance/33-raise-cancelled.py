async def w(): raise CancelledError('own')
async def main():
    t = create_task(w())
    try: await t
    except CancelledError as e: log(e, t.cancelled(), t.cancelling())
