// fails: stores every piece of news of every feed, once
// fails: lets all feeds and all writers work at the same time, never more writers than said
// fails: leaves no task behind
// card: M105
// Waits with `join`, and nobody says that a piece is done.
import { type Coroutine, createTask, gather, Queue, wait } from '#runtime'

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
  const tasks = Array.from({ length: writers }, () => createTask(write()))
  yield* gather(feeds.map(read))
  yield* queue.join()
  for (const task of tasks) task.cancel()
  yield* wait(tasks)
  return count
}
