// fails: never has more downloads running than the limit
// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// fails: never has more tasks than the limit
// card: M85
// Each job makes a semaphore of its own, so none of them waits.
import { asyncWith, type Coroutine, gather, Semaphore } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  function* one(url: string): Coroutine<string> {
    let page = ''
    yield* asyncWith(new Semaphore(limit), function* () {
      page = yield* get(url)
    })
    return page
  }
  return yield* gather(urls.map(one))
}
