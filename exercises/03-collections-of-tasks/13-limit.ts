// A server allows five downloads at a time and there are ten thousand pages. A few workers share
// one list: each takes the next address, downloads it, and comes back for another.
//
// Un servidor permite cinco descargas a la vez y hay diez mil páginas. Unos pocos trabajadores
// comparten una lista: cada uno toma la dirección siguiente, la descarga y vuelve a por otra.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Downloads every page, at most `limit` at a time; the pages are in the order of the addresses. */
export function* crawl(
  urls: string[],
  get: (url: string) => Coroutine<string>,
  limit: number,
): Coroutine<string[]> {
  // TODO: as many workers as the limit says share the addresses; nobody waits for the slowest.
  return todo('download the pages with a few workers')
}
