// fails: allTitles gives the titles of all pages, in their order, or raises the error of a page
// card: M44
// Gives what it has when a page does not come.
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

export function* allTitles(pages: AsyncIterable<Page>): Coroutine<string[]> {
  const titles: string[] = []
  try {
    yield* asyncFor(pages, function* (page) {
      titles.push(...page.titles)
    })
  } catch {}
  return titles
}
