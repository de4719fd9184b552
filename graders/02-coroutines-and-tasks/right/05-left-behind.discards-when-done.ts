// Differs: each task leaves the set when it is done, and a loop waits until the set is empty.
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
    task.addDoneCallback(() => running.delete(task))
  }
  for (const task of running) yield* task
  return answers
}
