async def main():
    q = PriorityQueue()
    for pair in ([10, 'x'], [9, 'y'], [9, 'b'], [100, 'a'], [-1, 'z']): q.put_nowait(pair)
    while not q.empty(): log(q.get_nowait())
