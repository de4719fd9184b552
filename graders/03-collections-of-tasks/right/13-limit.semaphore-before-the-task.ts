// Differs: a semaphore is taken before the task is created.
// Se distingue: se toma un semáforo antes de crear la tarea.
import { type Coroutine, createTask, gather, Semaphore, type Task } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const places = new Semaphore(limit)
  const pages = new Map<number, string>()
  let last: Task<void>[] = []
  for (const [index, url] of urls.entries()) {
    yield* places.acquire()
    last = last.filter((task) => !task.done())
    last.push(createTask(one(index, url)))
  }
  yield* gather(last)
  return urls.map((_, i) => pages.get(i) as string)
  function* one(index: number, url: string): Coroutine<void> {
    try {
      pages.set(index, yield* get(url))
    } finally {
      places.release()
    }
  }
}
