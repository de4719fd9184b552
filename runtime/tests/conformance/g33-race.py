async def add(box): seen = box[0]; await sleep(0); box[0] = seen + 1
async def main():
    box = [0]
    await gather(*[add(box) for _ in range(5)])
    log(box)
