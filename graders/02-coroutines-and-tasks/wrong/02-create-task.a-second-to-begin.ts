// fails: begin returns one turn later: the voice has said its first line, and no more
// fails: begin does not wait for the end: it returns a task that is still running
// card: none
// Gives the voice some time to begin.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(1)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const one = createTask(first())
  const other = createTask(second())
  return [yield* one, yield* other]
}
