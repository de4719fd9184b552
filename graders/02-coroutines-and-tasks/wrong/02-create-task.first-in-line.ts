// fails: duet gives each voice a task of its own
// card: none
// Makes a task of the second voice only, and speaks the first one itself.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(0)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const other = createTask(second())
  return [yield* first(), yield* other]
}
