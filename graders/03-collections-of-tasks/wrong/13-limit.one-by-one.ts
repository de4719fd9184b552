// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// card: M23
// Is careful, and downloads one page after the other.
import type { Coroutine } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  _limit: number,
): Coroutine<string[]> {
  const pages: string[] = []
  for (const url of urls) pages.push(yield* get(url))
  return pages
}
