// fails: begin returns one turn later: the voice has said its first line, and no more
// card: M09
// Gives two turns instead of one.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(0)
  yield* sleep(0)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const one = createTask(first())
  const other = createTask(second())
  return [yield* one, yield* other]
}
