// fails: every audit is complete when serve returns
// card: M25
// Gives the audits a turn to get ready.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

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
  yield* sleep(0)
  return answers
}
