// Differs: gives one turn with a bare yield; gather makes the tasks of the duet and waits for both.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  return yield* gather([first(), second()])
}
