// A library answers page by page, and each page names the next one. Fetching a page is a plain call
// that blocks until the page is there: a loop over the pages must not stop everybody else.
//
// Una biblioteca responde página a página, y cada página nombra la siguiente. Traer una es una
// llamada normal que bloquea hasta que llega: recorrer las páginas no debe parar a los demás.
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
  yield* asyncFor(pages, function* (page) {
    titles.push(...page.titles)
  })
  return titles
}
