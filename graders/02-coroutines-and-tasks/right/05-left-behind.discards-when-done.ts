// Differs: each task leaves the set when it is done, and gather waits for those that are left.
// Se distingue: cada tarea sale del conjunto cuando acaba, y gather espera las que quedan.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

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
  yield* gather([...running])
  return answers
}
