// fails: never has more tasks than the limit
// card: M85
// Downloads are limited, tasks are not: there is one for each page.
import { asyncWith, type Coroutine, gather, Semaphore } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  const free = new Semaphore(limit)
  function* one(url: string): Coroutine<string> {
    let page = ''
    yield* asyncWith(free, function* () {
      page = yield* get(url)
    })
    return page
  }
  return yield* gather(urls.map(one))
}
