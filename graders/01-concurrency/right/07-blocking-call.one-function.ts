// Differs: one function, a task for each file that is awaited at once, and two rests of half a second.
// Se distingue: una sola función, una tarea por archivo que se espera enseguida y dos descansos de medio segundo.
import { type Coroutine, createTask, sleep } from '#runtime'

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
  const sizes: number[] = []
  while (sizes.length < names.length) {
    const copying = createTask(disk.copy(names[sizes.length] ?? ''))
    sizes.push(yield* copying)
    yield* sleep(0.5)
    yield* sleep(0.5)
  }
  let total = 0
  for (const size of sizes) total += size
  return total
}
