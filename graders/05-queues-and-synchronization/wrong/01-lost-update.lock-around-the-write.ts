// fails: loses no seat, in any order
// fails: lets the others go on when one of them is cancelled, in any order
// fails: makes those wait who book at the same desk, and nobody else
// card: M100
// Believes that only writing needs the lock.
import { asyncWith, type Coroutine, Lock } from '#runtime'

type Register = { read(): Coroutine<number>; write(taken: number): Coroutine<void> }

export const losing = () => '2b'

export function careful(register: Register): () => Coroutine<number> {
  const desk = new Lock()
  return function* book() {
    const taken = yield* register.read()
    yield* asyncWith(desk, () => register.write(taken + 1))
    return taken + 1
  }
}
