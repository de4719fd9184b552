async def main():
    for a, b in ((1, 2), (2, 1)):
        try:
            async with timeout(a) as o:
                try:
                    async with timeout(b) as i: await sleep(9)
                except TimeoutError: log('inner')
                log('after inner')
        except TimeoutError: log('outer')
        log(o.expired(), i.expired())
