async def main():
    def probe(f):
        try: return f()
        except BaseException as e: return e
    f = loop.create_future(); log(probe(f.result), probe(f.exception), f.done())
    f.set_exception(ErrA('x')); log(probe(f.result), probe(f.exception), probe(lambda: f.set_result(1)))
    g = loop.create_future(); log(g.cancel('why'), g.cancel(), probe(g.result), probe(g.exception))
    log(probe(lambda: g.set_result(1)), probe(lambda: current_task().set_result(1)))
