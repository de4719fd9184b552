// fails: the disk rests for 1 s after each file
// card: none
// Leaves the rest out.
import type { Coroutine } from '#runtime'

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
  return yield* disk.copy(name)
}
