// Differs: the last feed shuts the queue down, and the writers end with QueueShutDown.
// Se distingue: la última fuente cierra la cola, y los escritores acaban con QueueShutDown.
import { asyncWith, type Coroutine, Queue, QueueShutDown, TaskGroup } from '#runtime'

/** Gives the next piece of news, and undefined when there is no more. */
export type Feed = { next(): Coroutine<string | undefined> }

export function* collect(
  feeds: Feed[],
  store: (news: string) => Coroutine<void>,
  writers: number,
): Coroutine<number> {
  const queue = new Queue<string>()
  let open = feeds.length
  let count = 0
  function* read(feed: Feed): Coroutine<void> {
    for (let news = yield* feed.next(); news !== undefined; news = yield* feed.next()) {
      yield* queue.put(news)
    }
    open -= 1
    if (open === 0) queue.shutdown()
  }
  function* write(): Coroutine<void> {
    try {
      for (;;) {
        yield* store(yield* queue.get())
        count += 1
      }
    } catch (error) {
      if (!(error instanceof QueueShutDown)) throw error
    }
  }
  if (feeds.length === 0) return 0
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (let writer = 1; writer <= writers; writer += 1) {
      group.createTask(write(), { name: `writer-${writer}` })
    }
    for (const feed of feeds) group.createTask(read(feed))
  })
  return count
}
