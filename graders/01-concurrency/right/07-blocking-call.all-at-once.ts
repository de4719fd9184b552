// Differs: all files at the same time, and the rest is awaited in the middle of an expression.
// Se distingue: todos los archivos a la vez, y lo demás se espera en medio de una expresión.
import { type Coroutine, gather, sleep } from '#runtime'

/** The disk of the box. */
type Disk = {
  /** Copies a file and returns its size. The thread stands still until it is copied. */
  copyNow(name: string): number
  /** Copies a file and brings its size. Whoever awaits it waits; the loop goes on. */
  copy(name: string): Coroutine<number>
  /** Lets the disk rest: the thread stands still for so many seconds. Python: `time.sleep`. */
  restNow(seconds: number): void
}

export function* backUp(names: readonly string[], disk: Disk): Coroutine<number> {
  const sizes = yield* gather(names.map((name) => save(name, disk)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function* save(name: string, disk: Disk): Coroutine<number> {
  const size = yield* disk.copy(name)
  return yield* sleep(1, size)
}
