async def main():
    try:
        async with timeout(1) as o:
            try:
                async with timeout(1) as i:
                    try: await sleep(9)
                    except CancelledError: log('body', current_task().cancelling()); raise
            except (TimeoutError, CancelledError) as e: log('inner', e, current_task().cancelling()); raise
    except (TimeoutError, CancelledError) as e: log('outer', e, current_task().cancelling())
    log(o.expired(), i.expired())
