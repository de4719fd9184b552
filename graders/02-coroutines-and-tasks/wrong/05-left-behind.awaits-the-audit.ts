// fails: no order waits for an audit, and each audit starts when its order is accepted
// fails: the task of each audit is in `running` for as long as the audit runs
// fails: serve returns as soon as the last audit is complete
// card: M23
// Awaits every audit in the loop: the next customer waits, too.
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
    yield* office.audit(order)
  }
  return answers
}
