// News comes in from several feeds, nobody knows how much, and a few writers store it. The feeds end
// one after the other, the writers never do by themselves: somebody has to tell them.
//
// Llegan noticias de varias fuentes, nadie sabe cuántas, y unos pocos escritores las guardan. Las
// fuentes se agotan una tras otra; los escritores no acaban nunca solos: alguien tiene que avisarles.
import { type Coroutine, gather, Queue } from '#runtime'

/** Gives the next piece of news, and undefined when there is no more. */
export type Feed = { next(): Coroutine<string | undefined> }

/** Stores all news of all feeds, with so many writers; gives how many there were. */
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
      if (news === undefined) return
      count += 1
      yield* queue.put(news)
    }
  }
  function* write(): Coroutine<void> {
    for (;;) {
      const news = yield* queue.get()
      if (news === undefined) return
      yield* store(news)
    }
  }
  const writing = gather(Array.from({ length: writers }, write))
  yield* gather(feeds.map(read))
  for (let writer = 0; writer < writers; writer += 1) yield* queue.put(undefined)
  yield* writing
  return count
}
