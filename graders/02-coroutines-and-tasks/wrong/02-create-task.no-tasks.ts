// fails: duet lets the voices alternate, and `first` begins
// fails: duet gives each voice a task of its own
// fails: duet takes no longer than the longer voice
// card: M05
// Believes that two coroutines take turns by themselves.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(0)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  return [yield* first(), yield* second()]
}
