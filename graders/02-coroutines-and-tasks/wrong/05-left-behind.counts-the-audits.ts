// fails: the task of each audit is in `running` for as long as the audit runs
// card: M26
// Keeps no task; each one counts itself off at its end.
import { type Coroutine, createTask, Future, type Task } from '#runtime'

export type Office = {
  accept(order: string): Coroutine<string>
  audit(order: string): Coroutine<void>
}

export function* serve(
  orders: string[],
  office: Office,
  _running: Set<Task<void>>,
): Coroutine<string[]> {
  const answers: string[] = []
  let ended = new Future<void>()
  let left = 0
  function* countedOff(order: string): Coroutine<void> {
    yield* office.audit(order)
    left -= 1
    if (!ended.done()) ended.setResult(undefined)
  }
  for (const order of orders) {
    answers.push(yield* office.accept(order))
    left += 1
    createTask(countedOff(order))
  }
  while (left > 0) {
    ended = new Future<void>()
    yield* ended
  }
  return answers
}
