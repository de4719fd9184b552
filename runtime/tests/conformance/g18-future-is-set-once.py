async def main():
    f = loop.create_future(); f.set_result(1)
    for again in (lambda: f.set_result(2), lambda: f.set_exception(ErrA('x'))):
        try: again()
        except InvalidStateError as e: log(e)
    log(f.cancel(), f.cancelled(), f.result(), f.exception())
