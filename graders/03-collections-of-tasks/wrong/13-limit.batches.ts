// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// card: none
// Waits for the slowest of a batch before it begins the next one.
import { type Coroutine, gather } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const pages: string[] = []
  for (let first = 0; first < urls.length; first += limit) {
    pages.push(...(yield* gather(urls.slice(first, first + limit).map(get))))
  }
  return pages
}
