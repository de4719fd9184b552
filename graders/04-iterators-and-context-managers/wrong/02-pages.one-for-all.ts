// fails: every loop over the same pages begins at page 1, also two at the same time
// card: M92
// Keeps one position for everybody.
import {
  type AsyncIterable,
  asyncFor,
  type Coroutine,
  StopAsyncIteration,
  toThread,
} from '#runtime'

/** A page of the library, and the number of the next one; the last page has none. */
export type Page = { titles: string[]; next: number | undefined }

/** The pages from page 1 on; each is fetched in a thread, when it is asked for. */
export function pages(fetchPage: (number: number) => Page): AsyncIterable<Page> {
  let number: number | undefined = 1
  return {
    aiter() {
      return {
        *anext(): Coroutine<Page> {
          if (number === undefined) throw new StopAsyncIteration()
          const page = yield* toThread(fetchPage, number)
          number = page.next
          return page
        },
      }
    },
  }
}

/** All the titles, in the order of the pages. */
export function* allTitles(pages: AsyncIterable<Page>): Coroutine<string[]> {
  const titles: string[] = []
  yield* asyncFor(pages, function* (page) {
    titles.push(...page.titles)
  })
  return titles
}
