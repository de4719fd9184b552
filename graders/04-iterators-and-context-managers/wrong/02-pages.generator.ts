// fails: after an error, or a deadline, asking again fetches the same page
// card: none
// A generator ends with its first error: asked again, it is over.
import { type AsyncIterable, asyncFor, asyncGenerator, type Coroutine, toThread } from '#runtime'

/** A page of the library, and the number of the next one; the last page has none. */
export type Page = { titles: string[]; next: number | undefined }

export function pages(fetchPage: (number: number) => Page): AsyncIterable<Page> {
  return {
    aiter: () =>
      asyncGenerator<Page>(function* (emit) {
        let number: number | undefined = 1
        while (number !== undefined) {
          const page: Page = yield* toThread(fetchPage, number)
          yield* emit(page)
          number = page.next
        }
      }),
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
