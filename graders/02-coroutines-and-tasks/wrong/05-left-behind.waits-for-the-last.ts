// fails: every audit is complete when serve returns
// card: M25
// Waits for the task that was created last.
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
  const last = [...running].at(-1)
  if (last !== undefined) yield* last
  return answers
}
