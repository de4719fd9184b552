// fails: fetches pages in threads only, never on the loop
// fails: gives each page once, from page 1 on, by way of next
// fails: fetches a page when it is asked for, and none in advance
// fails: after the last page it throws StopAsyncIteration, and fetches nothing more
// fails: every loop over the same pages begins at page 1, also two at the same time
// fails: after an error, or a deadline, asking again fetches the same page
// card: none
// Calls the function in the place where it should be passed.
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
          // @ts-expect-error: what it gives is no function.
          const page: Page = yield* toThread(fetchPage(number))
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
