// fails: never has more downloads running than the limit
// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// fails: never has more tasks than the limit
// card: M85
// A task for each page: all of them start at once.
import { type Coroutine, gather } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  _limit: number,
): Coroutine<string[]> {
  return yield* gather(urls.map(get))
}
