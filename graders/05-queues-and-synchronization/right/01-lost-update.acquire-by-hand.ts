// Differs: the lock is acquired and released by hand.
// Se distingue: el cerrojo se toma y se suelta a mano.
import { type Coroutine, Lock } from '#runtime'

type Register = { read(): Coroutine<number>; write(taken: number): Coroutine<void> }

export const losing = () => '2b'

export function careful(register: Register): () => Coroutine<number> {
  const lock = new Lock()
  return function* () {
    yield* lock.acquire()
    try {
      const seat = (yield* register.read()) + 1
      yield* register.write(seat)
      return seat
    } finally {
      lock.release()
    }
  }
}
