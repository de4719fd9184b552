// Differs: workers in a group, with a counter that they share, no more of them than pages.
// Se distingue: trabajadores en un grupo, con un contador compartido, y nunca más que páginas.
import { asyncWith, type Coroutine, TaskGroup } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const pages = urls.map(() => '')
  let taken = 0
  function* worker(): Coroutine<void> {
    while (taken < urls.length) {
      const place = taken
      taken += 1
      pages[place] = yield* get(urls[place] ?? '')
    }
  }
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (let number = 0; number < Math.min(limit, urls.length); number += 1) {
      group.createTask(worker(), { name: `worker-${number}` })
    }
  })
  return pages
}
