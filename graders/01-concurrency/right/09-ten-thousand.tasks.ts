// Differs: a task for each sensor, awaited one after the other when all have been created.
// Se distingue: una tarea por sensor, y se esperan una tras otra cuando ya están todas creadas.
import { type Coroutine, createTask, type Task } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  const tasks: Task<number>[] = []
  for (let sensor = 0; sensor < count; sensor += 1) tasks.push(createTask(ask(sensor)))
  let sum = 0
  for (const task of tasks) sum += yield* task
  return sum
}
