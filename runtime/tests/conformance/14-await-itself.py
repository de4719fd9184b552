async def main():
    loop.call_soon(log, 'other')
    try: await current_task()
    except RuntimeError as e: log(e)
