// Differs: wait for the tasks and ask each of them how it ended.
// Se distingue: espera las tareas con wait y pregunta a cada una cómo acabó.
import { CancelledError, type Coroutine, createTask, type Task, wait } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const tasks = stations.map((station) => createTask(ask(station)))
  if (tasks.length > 0) yield* wait(tasks)
  return {
    readings: tasks.filter((task) => errorOf(task) === undefined).map((task) => task.result()),
    failures: tasks.flatMap((task) => errorOf(task) ?? []),
  }
}

function errorOf(task: Task<number>): Error | undefined {
  return task.cancelled() ? new CancelledError('gave up') : (task.exception() as Error | undefined)
}
