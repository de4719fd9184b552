// A hundred files are being downloaded, and somebody watches the bar: "17 of 100, 3400 bytes". It has
// to reach the end also when some of the downloads fail or are cancelled.
//
// Se descargan cien archivos y alguien mira la barra: «17 of 100, 3400 bytes». Ha de llegar al final
// también cuando algunas descargas fallan o se cancelan.
import type { Coroutine, Task } from '#runtime'
import { todo } from '../todo.ts'

/**
 * Downloads every file in a task of its own. Whenever one has ended, whichever way, `report` gets a
 * line: how many have ended, of how many, and the bytes so far. Returns the tasks when all have.
 */
export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  // TODO: a task for each file, all at the same time; a line for each that ends, as
  // `17 of 100, 3400 bytes`; and nothing that a download raises comes out of here.
  return todo('download, report and wait')
}
