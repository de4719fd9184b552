// fails: loses no seat, in any order
// fails: lets the others go on when one of them is cancelled, in any order
// fails: makes those wait who book at the same desk, and nobody else
// card: M100
// Leaves it as it was: there is one thread only.
import type { Coroutine } from '#runtime'

type Register = { read(): Coroutine<number>; write(taken: number): Coroutine<void> }

export const losing = () => '2b'

export function careful(register: Register): () => Coroutine<number> {
  return function* book() {
    const taken = yield* register.read()
    yield* register.write(taken + 1)
    return taken + 1
  }
}
