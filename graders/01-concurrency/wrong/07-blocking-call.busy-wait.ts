// fails: returns how large the files are together
// fails: copies each file once, and waits until it is copied
// fails: the light blinks on time
// fails: the disk rests for 1 s after each file
// card: M10
// Waits in a loop that watches the clock.
import { type Coroutine, getRunningLoop } from '#runtime'

/** The disk of the box. */
type Disk = { copy(name: string): Coroutine<number> }

export function* backUp(names: readonly string[], disk: Disk): Coroutine<number> {
  let total = 0
  for (const name of names) {
    total += yield* disk.copy(name)
    const end = getRunningLoop().time() + 1
    while (getRunningLoop().time() < end);
  }
  return total
}
