// Differs: the done callback of a download begins the next one.
// Se distingue: el callback de una descarga empieza la siguiente.
import { type Coroutine, createTask, Future } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  if (urls.length === 0) return []
  const pages: string[] = []
  const all = new Future<void>()
  let begun = 0
  let ended = 0
  const begin = () => {
    const index = begun++
    const url = urls[index]
    if (url === undefined) return
    createTask(get(url)).addDoneCallback((task) => {
      pages[index] = task.result()
      ended += 1
      if (ended === urls.length) all.setResult()
      else begin()
    })
  }
  for (let i = 0; i < limit; i++) begin()
  yield* all
  return pages
}
