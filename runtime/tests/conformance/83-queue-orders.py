async def main():
    for Q in (LifoQueue, PriorityQueue):
        q = Q()
        for x in (2, 3, 1): q.put_nowait(x)
        log(Q.__name__, [await q.get() for _ in range(3)])
