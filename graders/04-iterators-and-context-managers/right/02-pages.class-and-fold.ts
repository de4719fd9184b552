// Differs: a class whose objects remember a page instead of a number; the titles by hand, with anext().
// Se distingue: una clase cuyos objetos recuerdan una página en vez de un número; los títulos a mano, con anext().
import { type AsyncIterable, type Coroutine, StopAsyncIteration, toThread } from '#runtime'

/** A page of the library, and the number of the next one; the last page has none. */
export type Page = { titles: string[]; next: number | undefined }

class Reader {
  readonly #fetchPage: (number: number) => Page
  #page: Page = { titles: [], next: 1 }

  constructor(fetchPage: (number: number) => Page) {
    this.#fetchPage = fetchPage
  }

  *anext(): Coroutine<Page> {
    const { next } = this.#page
    if (next === undefined) throw new StopAsyncIteration()
    this.#page = yield* toThread(this.#fetchPage, next)
    return this.#page
  }
}

export function pages(fetchPage: (number: number) => Page): AsyncIterable<Page> {
  return { aiter: () => new Reader(fetchPage) }
}

export function* allTitles(pages: AsyncIterable<Page>): Coroutine<string[]> {
  const iterator = pages.aiter()
  let titles: string[] = []
  try {
    for (;;) titles = titles.concat((yield* iterator.anext()).titles)
  } catch (error) {
    if (error instanceof StopAsyncIteration) return titles
    throw error
  }
}
