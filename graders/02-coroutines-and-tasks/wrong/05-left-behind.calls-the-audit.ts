// fails: every audit is complete when serve returns
// card: M01
// Calls audit without a task.
import type { Coroutine, Task } from '#runtime'

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
  for (const order of orders) {
    answers.push(yield* office.accept(order))
    office.audit(order)
  }
  return answers
}
