async def main():
    t = create_task(sleep(0, 'r')); await t
    log(t.cancel(), t.cancelled(), t.cancelling(), t.result())
