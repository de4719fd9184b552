// Differs: waits with `join` until all is stored, then cancels the writers.
// Se distingue: espera con `join` a que esté todo guardado y después cancela a los escritores.
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
    let news = yield* feed.next()
    while (news !== undefined) {
      queue.putNowait(news)
      news = yield* feed.next()
    }
  }
  function* write(): Coroutine<void> {
    while (true) {
      const news = yield* queue.get()
      try {
        yield* store(news)
        count += 1
      } finally {
        queue.taskDone()
      }
    }
  }
  const tasks = Array.from({ length: writers }, () => createTask(write()))
  yield* gather(feeds.map(read))
  yield* queue.join()
  for (const task of tasks) task.cancel()
  yield* wait(tasks)
  return count
}
