async def child(kind, delay):
    await sleep(delay)
    if kind == 'fails': raise ErrA('x')
    if kind == 'cancelled': raise CancelledError('own')
    return kind
async def main():
    for kinds in (('ok', 'fails', 'cancelled'), ('ok', 'cancelled', 'fails'), ('fails', 'ok', 'cancelled'),
                  ('fails', 'cancelled', 'ok'), ('cancelled', 'ok', 'fails'), ('cancelled', 'fails', 'ok')):
        for collect in (False, True):
            g = gather(*[child(kind, delay) for kind, delay in zip(kinds, (1, 2, 3))], return_exceptions=collect)
            try: log(await g)
            except (ErrA, CancelledError) as e: log(e, g.cancelled())
