// Differs: looks at the tasks themselves, and awaits each one that was stopped in a try.
// Se distingue: mira las tareas mismas, y espera en un try cada una de las que paró.
import { type Coroutine, createTask, FIRST_COMPLETED, type Task, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks: Task<string>[] = []
  for (const mirror of mirrors) tasks.push(createTask(download(mirror), { name: mirror }))
  yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  const files: string[] = []
  const late: Task<string>[] = []
  for (const task of tasks) {
    if (task.done()) files.push(yield* task)
    else late.push(task)
  }
  for (const task of late.reverse()) task.cancel()
  for (const task of late) {
    try {
      yield* task
    } catch {
      // It was stopped: whatever it ended with is of no interest.
    }
  }
  return files
}
