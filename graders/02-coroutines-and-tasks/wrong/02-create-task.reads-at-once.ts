// fails: duet lets the voices alternate, and `first` begins
// fails: duet gives each voice a task of its own
// fails: duet returns when both have ended, with what each voice returned
// fails: duet takes no longer than the longer voice
// card: M29
// Reads the results of tasks that have not even started.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(0)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const one = createTask(first())
  const other = createTask(second())
  return [one.result(), other.result()]
}
