// fails: the disk rests for 1 s after each file
// card: none
// Rests once, when all files are copied.
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
  for (const name of names) total += yield* disk.copy(name)
  yield* rest()
  return total
}

function* rest(): Coroutine<void> {
  yield* sleep(1)
}
