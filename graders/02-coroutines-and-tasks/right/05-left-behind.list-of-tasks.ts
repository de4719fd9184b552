// Differs: a helper starts an audit, and wait waits for the list of tasks, unless it is empty.
// Se distingue: una función auxiliar inicia cada auditoría, y wait espera la lista de tareas, salvo que esté vacía.
import { type Coroutine, createTask, type Task, wait } from '#runtime'

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
  const tasks: Task<void>[] = []
  function start(order: string): Task<void> {
    const task = createTask(office.audit(order), { name: `audit of ${order}` })
    running.add(task)
    return task
  }
  for (const order of orders) {
    answers.push(yield* office.accept(order))
    tasks.push(start(order))
  }
  if (tasks.length > 0) yield* wait(tasks)
  return answers
}
