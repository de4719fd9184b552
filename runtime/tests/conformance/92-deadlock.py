async def main():
    log('waiting'); await loop.create_future()
