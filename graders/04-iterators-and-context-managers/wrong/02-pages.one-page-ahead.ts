// fails: fetches a page when it is asked for, and none in advance
// fails: after an error, or a deadline, asking again fetches the same page
// card: none
// Fetches the next page before it hands out this one.
import {
  type AsyncIterable,
  asyncFor,
  type Coroutine,
  createTask,
  StopAsyncIteration,
  type Task,
  toThread,
} from '#runtime'

/** A page of the library, and the number of the next one; the last page has none. */
export type Page = { titles: string[]; next: number | undefined }

/** The pages from page 1 on; each is fetched in a thread, when it is asked for. */
export function pages(fetchPage: (number: number) => Page): AsyncIterable<Page> {
  return {
    aiter() {
      let number: number | undefined = 1
      let ahead: Task<Page> | undefined
      return {
        *anext(): Coroutine<Page> {
          if (number === undefined) throw new StopAsyncIteration()
          ahead ??= createTask(toThread(fetchPage, number))
          const page = yield* ahead
          number = page.next
          ahead = number === undefined ? undefined : createTask(toThread(fetchPage, number))
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
