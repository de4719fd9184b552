// fails: stores every piece of news of every feed, once
// fails: lets all feeds and all writers work at the same time, never more writers than said
// card: M111
// The writers go on as long as there is something in the queue: at first there is nothing.
import { type Coroutine, gather, Queue } from '#runtime'

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
    while (!queue.empty()) yield* store(yield* queue.get())
  }
  yield* gather([...feeds.map(read), ...Array.from({ length: writers }, write)])
  return count
}
