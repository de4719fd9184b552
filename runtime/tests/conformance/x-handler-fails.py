async def main():
    def bad(loop, context): log('bad', context['message']); raise ErrB('y')
    handler = loop.get_exception_handler()
    loop.set_exception_handler(bad)
    loop.default_exception_handler = lambda context: log('default', context['message'], context['exception'], context['context']['message'])
    loop.call_exception_handler({'message': 'reported'})
    loop.set_exception_handler(handler)
