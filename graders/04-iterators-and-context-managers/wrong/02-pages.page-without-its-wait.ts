// fails: allTitles gives the titles of all pages, in their order, or raises the error of a page
// card: M97
// Takes what anext() returns for the page.
import { type AsyncIterable, type Coroutine, StopAsyncIteration, toThread } from '#runtime'

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

export function* allTitles(pages: AsyncIterable<Page>): Coroutine<string[]> {
  const titles: string[] = []
  const iterator = pages.aiter()
  try {
    for (;;) {
      const page = iterator.anext() as unknown as Page
      titles.push(...page.titles)
    }
  } catch (error) {
    if (error instanceof StopAsyncIteration) return titles
    throw error
  }
}
