// fails: begin returns one turn later: the voice has said its first line, and no more
// fails: begin does not wait for the end: it returns a task that is still running
// card: M21
// Awaits the task, to have it run.
import { type Coroutine, createTask, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* task
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const one = createTask(first())
  const other = createTask(second())
  return [yield* one, yield* other]
}
