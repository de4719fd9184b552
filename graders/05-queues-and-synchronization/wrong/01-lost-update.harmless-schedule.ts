// fails: names a schedule in which the given program loses a seat
// card: none
// Names asyncio's own order, in which all goes well.
import { asyncWith, type Coroutine, Lock } from '#runtime'

type Register = { read(): Coroutine<number>; write(taken: number): Coroutine<void> }

export const losing = () => '0'

export function careful(register: Register): () => Coroutine<number> {
  const desk = new Lock()
  return function* book() {
    return yield* asyncWith(desk, function* () {
      const taken = yield* register.read()
      yield* register.write(taken + 1)
      return taken + 1
    })
  }
}
