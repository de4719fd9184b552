// News comes in from several feeds, nobody knows how much, and a few writers store it. The feeds end
// one after the other, the writers never do by themselves: somebody has to tell them.
//
// Llegan noticias de varias fuentes, nadie sabe cuántas, y unos pocos escritores las guardan. Las
// fuentes se agotan una tras otra; los escritores no acaban nunca solos: alguien tiene que avisarles.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Gives the next piece of news, and undefined when there is no more. */
export type Feed = { next(): Coroutine<string | undefined> }

/** Stores all news of all feeds, with so many writers; gives how many there were. */
export function* collect(
  feeds: Feed[],
  store: (news: string) => Coroutine<void>,
  writers: number,
): Coroutine<number> {
  // TODO: the feeds put, the writers get; when the feeds are over everybody comes to an end.
  return todo('store the news')
}
