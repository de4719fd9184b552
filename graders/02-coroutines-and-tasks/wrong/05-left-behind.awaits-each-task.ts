// fails: no order waits for an audit, and each audit starts when its order is accepted
// fails: serve returns as soon as the last audit is complete
// card: M24
// Awaits every task as soon as it is created.
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
    const task = createTask(office.audit(order))
    running.add(task)
    yield* task
  }
  return answers
}
