// fails: allTitles gives the titles of all pages, in their order, or raises the error of a page
// card: M01
// Starts to walk and does not wait for it.
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
  return {
    aiter() {
      let number: number | undefined = 1
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
  asyncFor(pages, function* (page) {
    titles.push(...page.titles)
  })
  return titles
}
