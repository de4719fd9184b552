// Differs: the audits are in a group of tasks, which waits for them.
// Se distingue: las auditorías están en un grupo de tareas, que las espera.
import { asyncWith, type Coroutine, type Task, TaskGroup } from '#runtime'

/** What is done with an order: the answer to the customer, and the audit, which nobody waits for. */
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
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const order of orders) {
      const answer = yield* office.accept(order)
      answers.push(answer)
      running.add(group.createTask(office.audit(order), { name: order }))
    }
  })
  return answers
}
