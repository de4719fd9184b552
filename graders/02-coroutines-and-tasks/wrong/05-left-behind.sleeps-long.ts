// fails: the task of each audit is in `running` for as long as the audit runs
// fails: serve returns as soon as the last audit is complete
// card: M26
// Drops the tasks and sleeps long enough.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

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
  yield* sleep(60)
  return answers
}
