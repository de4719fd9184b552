// A library answers page by page, and each page names the next one. Fetching a page is a plain call
// that blocks until the page is there: a loop over the pages must not stop everybody else.
//
// Una biblioteca responde página a página, y cada página nombra la siguiente. Traer una es una
// llamada normal que bloquea hasta que llega: recorrer las páginas no debe parar a los demás.
import type { AsyncIterable, Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** A page of the library, and the number of the next one; the last page has none. */
export type Page = { titles: string[]; next: number | undefined }

/** The pages from page 1 on; each is fetched in a thread, when it is asked for. */
export function pages(fetchPage: (number: number) => Page): AsyncIterable<Page> {
  // TODO: for each loop, begin at page 1, fetch a page for each item, and go on to its next one.
  return todo('fetch page by page')
}

/** All the titles, in the order of the pages. */
export function* allTitles(pages: AsyncIterable<Page>): Coroutine<string[]> {
  // TODO: walk through the pages, and collect their titles.
  return todo('collect the titles')
}
