// Differs: no workers: a set of running tasks, filled up whenever one has ended.
// Se distingue: sin trabajadores: un conjunto de tareas en curso, que se completa cada vez que acaba una.
import { type Coroutine, createTask, FIRST_COMPLETED, type Task, wait } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const places = new Map<Task<string>, number>()
  const pages: string[] = []
  let next = 0
  while (next < urls.length || places.size > 0) {
    while (places.size < limit && next < urls.length) {
      places.set(createTask(get(urls[next] ?? '')), next)
      next += 1
    }
    const { done } = yield* wait([...places.keys()], { returnWhen: FIRST_COMPLETED })
    for (const task of done) {
      pages[places.get(task) ?? 0] = task.result()
      places.delete(task)
    }
  }
  return pages
}
