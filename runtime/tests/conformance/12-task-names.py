async def w(): log(current_task().get_name())
async def main():
    create_task(w(), name='named'); create_task(w())
    await gather(w(), w())
    log(current_task().get_name(), sorted(t.get_name() for t in all_tasks()))
