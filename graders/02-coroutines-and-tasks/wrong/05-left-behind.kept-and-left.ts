// fails: every audit is complete when serve returns
// card: M25
// Keeps the tasks and does not wait for them.
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
    running.add(createTask(office.audit(order)))
  }
  return answers
}
