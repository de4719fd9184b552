// fails: loses no seat, in any order
// fails: lets the others go on when one of them is cancelled, in any order
// fails: makes those wait who book at the same desk, and nobody else
// card: M100
// Reads once more before it writes: that only makes the gap smaller.
import type { Coroutine } from '#runtime'

type Register = { read(): Coroutine<number>; write(taken: number): Coroutine<void> }

export const losing = () => '2b'

export function careful(register: Register): () => Coroutine<number> {
  return function* book() {
    let taken = yield* register.read()
    const again = yield* register.read()
    if (again !== taken) taken = again
    yield* register.write(taken + 1)
    return taken + 1
  }
}
