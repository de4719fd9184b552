import { CancelledError, gather, sleep } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* child(kind: string, delay: number) {
  yield* sleep(delay)
  if (kind === 'fails') throw new ErrA('x')
  if (kind === 'cancelled') throw new CancelledError('own')
  return kind
}

export function* main() {
  for (const kinds of [
    ['ok', 'fails', 'cancelled'],
    ['ok', 'cancelled', 'fails'],
    ['fails', 'ok', 'cancelled'],
    ['fails', 'cancelled', 'ok'],
    ['cancelled', 'ok', 'fails'],
    ['cancelled', 'fails', 'ok'],
  ]) {
    for (const returnExceptions of [false, true]) {
      const children = kinds.map((kind, i) => child(kind, i + 1))
      const g = gather(children, { returnExceptions })
      try {
        log(yield* g)
      } catch (e) {
        log(only(e, ErrA, CancelledError), g.cancelled())
      }
    }
  }
}
