// fails: no order waits for an audit, and each audit starts when its order is accepted
// fails: serve returns as soon as the last audit is complete
// card: none
// Starts the audits when the last order is accepted.
import { type Coroutine, createTask, type Task } from '#runtime'

export type Office = {
  accept(order: string): Coroutine<string>
  audit(order: string): Coroutine<void>
}

export function* serve(
  orders: string[],
  office: Office,
  running: Set<Task<void>>,
): Coroutine<string[]> {
  const answers: string[] = []
  for (const order of orders) {
    answers.push(yield* office.accept(order))
  }
  for (const order of orders) running.add(createTask(office.audit(order)))
  for (const audit of running) yield* audit
  return answers
}
