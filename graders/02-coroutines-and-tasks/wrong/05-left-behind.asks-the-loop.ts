// fails: the task of each audit is in `running` for as long as the audit runs
// card: M26
// Keeps no task; at the end the loop is asked what still runs.
import { allTasks, type Coroutine, createTask, currentTask, gather, type Task } from '#runtime'

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
  yield* gather(allTasks().filter((task) => task !== currentTask()))
  return answers
}
