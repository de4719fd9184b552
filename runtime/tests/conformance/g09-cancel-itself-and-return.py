async def w(): current_task().cancel(); return 'lost'
async def main():
    t = create_task(w())
    try: await t
    except CancelledError: log(t.cancelled())
