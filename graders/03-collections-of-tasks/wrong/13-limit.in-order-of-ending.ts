// fails: returns the pages in the order of the addresses, each of them downloaded once
// card: M70
// Each worker puts its pages at the end of one list.
import { type Coroutine, gather } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const pages: string[] = []
  const left = [...urls]
  function* worker(): Coroutine<void> {
    for (let url = left.shift(); url !== undefined; url = left.shift()) {
      const page = yield* get(url)
      pages.push(page)
    }
  }
  yield* gather(Array.from({ length: limit }, worker))
  return pages
}
