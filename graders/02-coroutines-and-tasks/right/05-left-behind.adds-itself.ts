// Differs: the task of an audit adds itself to the set, and takes itself out at its end; a task group waits.
// Se distingue: la tarea de cada auditoría se añade sola al conjunto y se quita al acabar; espera un grupo de tareas.
import { asyncWith, type Coroutine, currentTask, type Task, TaskGroup } from '#runtime'

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
  function* kept(order: string): Coroutine<void> {
    const task = currentTask() as Task<void>
    running.add(task)
    yield* office.audit(order)
    running.delete(task)
  }
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const order of orders) {
      answers.push(yield* office.accept(order))
      group.createTask(kept(order))
    }
  })
  return answers
}
