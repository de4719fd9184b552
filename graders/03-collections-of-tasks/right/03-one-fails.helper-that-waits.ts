// Differs: a helper stops the tasks, last first, and awaits each of them in a try.
// Se distingue: una función auxiliar para las tareas, de la última a la primera, y espera cada una en un try.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks: Task<number>[] = []
  for (const part of parts) tasks.push(createTask(fetch(part)))
  let isComplete = false
  try {
    const sizes = yield* gather(tasks)
    isComplete = true
    return sizes
  } finally {
    if (!isComplete) yield* stopAll(tasks)
  }
}

function* stopAll(tasks: Task<number>[]): Coroutine<void> {
  for (const task of [...tasks].reverse()) task.cancel()
  for (const task of tasks) {
    try {
      yield* task
    } catch {
      // How it ended makes no difference.
    }
  }
}
