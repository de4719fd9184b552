async def main():
    f = loop.create_future()
    f.add_done_callback(lambda f: log('f cancelled:', f.cancelled()))
    current_task().cancel('m')
    try: await f
    except CancelledError as e: log(e)
