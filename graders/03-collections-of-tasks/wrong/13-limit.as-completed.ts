// fails: never has more downloads running than the limit
// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// fails: never has more tasks than the limit
// card: M85
// A task for each page, awaited as they end.
import { asCompleted, type Coroutine } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  _limit: number,
): Coroutine<string[]> {
  const pages = new Map<string, string>()
  function* one(url: string): Coroutine<void> {
    pages.set(url, yield* get(url))
  }
  for (const next of asCompleted(urls.map(one))) yield* next
  return urls.map((url) => pages.get(url) as string)
}
