async def main():
    q = Queue(2); loop.call_soon(log, 'other')
    await q.put(1); await q.put(2); log(q.full(), await q.get(), q.qsize())
    q.put_nowait(3)
    try: q.put_nowait(4)
    except QueueFull as e: log(e)
    log(q.get_nowait(), q.get_nowait(), q.empty())
    try: q.get_nowait()
    except QueueEmpty as e: log(e)
