// fails: returns the pages in the order of the addresses, each of them downloaded once
// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// card: none
// Moves on in the list only when the page has come: others took the same one meanwhile.
import { type Coroutine, gather } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const pages: string[] = []
  let next = 0
  function* worker(): Coroutine<void> {
    while (next < urls.length) {
      pages[next] = yield* get(urls[next] ?? '')
      next += 1
    }
  }
  yield* gather(Array.from({ length: limit }, worker))
  return pages
}
