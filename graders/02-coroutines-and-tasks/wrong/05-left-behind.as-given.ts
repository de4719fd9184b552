// fails: every audit is complete when serve returns
// fails: the task of each audit is in `running` for as long as the audit runs
// card: M25
// The program as it was given: the audits end with it.
import { type Coroutine, createTask, type Task } from '#runtime'

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
    createTask(office.audit(order))
  }
  return answers
}
