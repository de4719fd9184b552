// fails: fetches pages in threads only, never on the loop
// fails: after an error, or a deadline, asking again fetches the same page
// card: M10
// Calls what blocks in the coroutine, as if that were waiting.
import { type AsyncIterable, asyncFor, type Coroutine, StopAsyncIteration } from '#runtime'

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
          const page = fetchPage(number)
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
