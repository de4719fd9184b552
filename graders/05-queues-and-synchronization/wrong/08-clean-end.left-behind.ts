// fails: stores every piece of news of every feed, once
// fails: lets all feeds and all writers work at the same time, never more writers than said
// fails: leaves no task behind
// fails: comes back at once when there is no news, or no feed
// card: M107
// Waits for the feeds and leaves the writers to themselves.
import { type Coroutine, createTask, gather, Queue } from '#runtime'

/** Gives the next piece of news, and undefined when there is no more. */
export type Feed = { next(): Coroutine<string | undefined> }

export function* collect(
  feeds: Feed[],
  store: (news: string) => Coroutine<void>,
  writers: number,
): Coroutine<number> {
  const queue = new Queue<string>()
  let count = 0
  function* read(feed: Feed): Coroutine<void> {
    for (;;) {
      const news = yield* feed.next()
      if (news === undefined) return
      count += 1
      yield* queue.put(news)
    }
  }
  function* write(): Coroutine<void> {
    for (;;) yield* store(yield* queue.get())
  }
  for (let writer = 0; writer < writers; writer += 1) createTask(write())
  yield* gather(feeds.map(read))
  return count
}
