// fails: starts the next download as soon as one has ended, while the limit is never exceeded
// card: M24
// Creates a task and waits for it before the next.
import { type Coroutine, createTask } from '#runtime'

export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  _limit: number,
): Coroutine<string[]> {
  const pages: string[] = []
  for (const url of urls) pages.push(yield* createTask(get(url)))
  return pages
}
