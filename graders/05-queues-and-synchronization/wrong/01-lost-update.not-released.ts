// fails: lets the others go on when one of them is cancelled, in any order
// card: M94
// Releases only when all went well.
import { type Coroutine, Lock } from '#runtime'

type Register = { read(): Coroutine<number>; write(taken: number): Coroutine<void> }

export const losing = () => '2b'

export function careful(register: Register): () => Coroutine<number> {
  const desk = new Lock()
  return function* book() {
    yield* desk.acquire()
    const taken = yield* register.read()
    yield* register.write(taken + 1)
    desk.release()
    return taken + 1
  }
}
