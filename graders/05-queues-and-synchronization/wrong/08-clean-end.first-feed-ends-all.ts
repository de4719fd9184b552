// fails: stores every piece of news of every feed, once
// fails: lets all feeds and all writers work at the same time, never more writers than said
// fails: comes back at once when there is no news, or no feed
// card: M107
// Each feed tells the writers at its own end that all is over.
import { type Coroutine, gather, Queue } from '#runtime'

/** Gives the next piece of news, and undefined when there is no more. */
export type Feed = { next(): Coroutine<string | undefined> }

export function* collect(
  feeds: Feed[],
  store: (news: string) => Coroutine<void>,
  writers: number,
): Coroutine<number> {
  const queue = new Queue<string | undefined>()
  let count = 0
  function* read(feed: Feed): Coroutine<void> {
    for (;;) {
      const news = yield* feed.next()
      if (news === undefined) break
      count += 1
      yield* queue.put(news)
    }
    for (let writer = 0; writer < writers; writer += 1) yield* queue.put(undefined)
  }
  function* write(): Coroutine<void> {
    for (;;) {
      const news = yield* queue.get()
      if (news === undefined) return
      yield* store(news)
    }
  }
  yield* gather([...feeds.map(read), ...Array.from({ length: writers }, write)])
  return count
}
