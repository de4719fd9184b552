// fails: duet lets the voices alternate, and `first` begins
// card: none
// Starts the second voice when the first has already spoken.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(0)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const one = yield* begin(first)
  const other = yield* begin(second)
  return [yield* one, yield* other]
}
