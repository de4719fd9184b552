# An item that cannot be compared stays in the queue where the comparison failed, and so it is met again.
async def main():
    queue = PriorityQueue(); queue.put_nowait((1, 3))
    for item in [1, 1, 0]:
        try: queue.put_nowait(item)
        except TypeError: log('put', item, 'TypeError', queue.qsize())
    while not queue.empty():
        try: log('get', queue.get_nowait() == (1, 3))
        except TypeError: log('get TypeError', queue.qsize())
