async def bad(): raise ErrA('x')
async def w(t, seen):
    try: await t
    except ErrA as e: seen.append(e)
async def main():
    t = create_task(bad()); seen = []
    await gather(w(t, seen), w(t, seen)); await w(t, seen)
    log(len(seen), all(e is t.exception() for e in seen))
