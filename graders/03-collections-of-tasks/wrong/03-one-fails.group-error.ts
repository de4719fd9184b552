// fails: raises the error of the part that failed first
// card: M84
// Uses a TaskGroup and lets its ExceptionGroup out.
import { asyncWith, type Coroutine, type Task, TaskGroup } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks: Task<number>[] = []
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const part of parts) tasks.push(group.createTask(fetch(part)))
  })
  return tasks.map((task) => task.result())
}
