// fails: returns how large the files are together
// fails: copies each file once, and waits until it is copied
// card: M02
// Takes the coroutine for the size.
import { type Coroutine, sleep } from '#runtime'

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
  let total = 0
  for (const name of names) total += yield* save(name, disk)
  return total
}

function* save(name: string, disk: Disk): Coroutine<number> {
  const size = disk.copy(name)
  yield* sleep(1)
  // @ts-expect-error: a coroutine is no number.
  return size
}
