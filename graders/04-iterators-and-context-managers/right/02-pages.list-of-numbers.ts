// Differs: a list of the numbers that are still to be fetched; it changes when a page has come.
// Se distingue: una lista de los números que faltan por traer; cambia cuando ha llegado una página.
import {
  type AsyncIterable,
  asyncFor,
  type Coroutine,
  createTask,
  StopAsyncIteration,
  toThread,
} from '#runtime'

/** A page of the library, and the number of the next one; the last page has none. */
export type Page = { titles: string[]; next: number | undefined }

export function pages(fetchPage: (number: number) => Page): AsyncIterable<Page> {
  function* after(left: number[]): Coroutine<Page> {
    const [number] = left
    if (number === undefined) throw new StopAsyncIteration()
    const page = yield* createTask(toThread(fetchPage, number))
    left.length = 0
    if (page.next !== undefined) left.push(page.next)
    return page
  }
  return {
    aiter() {
      const left = [1]
      return { anext: () => after(left) }
    },
  }
}

export function* allTitles(pages: AsyncIterable<Page>): Coroutine<string[]> {
  const found: Page[] = []
  yield* asyncFor(pages, function* (page) {
    found.push(page)
  })
  return found.flatMap(({ titles }) => titles)
}
