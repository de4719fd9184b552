// fails: never has more downloads running than the limit
// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// fails: never has more tasks than the limit
// card: none
// Starts one worker more than allowed.
import { type Coroutine, gather } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const pages: string[] = []
  const left = urls.entries()
  function* worker(): Coroutine<void> {
    for (const [place, url] of left) pages[place] = yield* get(url)
  }
  const workers: Coroutine<void>[] = []
  for (let number = 0; number <= limit; number += 1) workers.push(worker())
  yield* gather(workers)
  return pages
}
