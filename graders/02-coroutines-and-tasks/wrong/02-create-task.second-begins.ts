// fails: duet lets the voices alternate, and `first` begins
// card: none
// Creates the tasks the other way round.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(0)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const other = createTask(second())
  const one = createTask(first())
  return [yield* one, yield* other]
}
