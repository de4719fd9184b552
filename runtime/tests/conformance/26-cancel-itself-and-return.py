async def w(): current_task().cancel(); return 1
async def x(): current_task().cancel(); raise ErrA('x')
async def main():
    log(await gather(w(), x(), return_exceptions=True))
