// fails: returns how large the files are together
// card: M100
// Reads the total before it waits for the copy: what the other tasks add meanwhile is lost.
import { type Coroutine, gather, sleep } from '#runtime'

type Disk = {
  copyNow(name: string): number
  copy(name: string): Coroutine<number>
  restNow(seconds: number): void
}

export function* backUp(names: readonly string[], disk: Disk): Coroutine<number> {
  let total = 0
  function* save(name: string): Coroutine<void> {
    total += yield* disk.copy(name)
    yield* sleep(1)
  }
  yield* gather(names.map((name) => save(name)))
  return total
}
