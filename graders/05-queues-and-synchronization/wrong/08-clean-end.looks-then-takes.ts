// fails: stores every piece of news of every feed, once
// fails: lets all feeds and all writers work at the same time, never more writers than said
// fails: leaves no task behind
// card: M111
// Looks whether there is something, gives a turn, and takes what another has taken meanwhile.
import { type Coroutine, gather, Queue, sleep } from '#runtime'

/** Gives the next piece of news, and undefined when there is no more. */
export type Feed = { next(): Coroutine<string | undefined> }

export function* collect(
  feeds: Feed[],
  store: (news: string) => Coroutine<void>,
  writers: number,
): Coroutine<number> {
  const queue = new Queue<string>()
  let count = 0
  let open = feeds.length
  function* read(feed: Feed): Coroutine<void> {
    for (;;) {
      const news = yield* feed.next()
      if (news === undefined) break
      count += 1
      yield* queue.put(news)
    }
    open -= 1
  }
  function* write(): Coroutine<void> {
    while (open > 0 || !queue.empty()) {
      if (queue.empty()) {
        yield* sleep(0.5)
        continue
      }
      yield* sleep(0)
      yield* store(queue.getNowait())
    }
  }
  yield* gather([...feeds.map(read), ...Array.from({ length: writers }, write)])
  return count
}
