// A box backs files up, and its light is meant to blink every second meanwhile. With this program the
// light stays dark: two calls hold the thread, and with it the loop. Repair it.
//
// Una caja copia archivos y entretanto su luz debería parpadear cada segundo. Con este programa la luz
// no se enciende: dos llamadas retienen el hilo y, con él, el bucle. Hay que repararlo.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** The disk of the box. */
type Disk = {
  /** Copies a file and returns its size. The thread stands still until it is copied. */
  copyNow(name: string): number
  /** Copies a file and brings its size. Whoever awaits it waits; the loop goes on. */
  copy(name: string): Coroutine<number>
  /** Lets the disk rest: the thread stands still for so many seconds. Python: `time.sleep`. */
  restNow(seconds: number): void
}

/** Copies the files and returns how large they are together. After each one the disk rests 1 s. */
export function* backUp(names: readonly string[], disk: Disk): Coroutine<number> {
  // TODO: the light blinks on time while files are copied and the disk rests. Delete the next line to
  // see what happens as it is, and repair what holds the thread.
  todo('repair backUp: nothing in it holds the thread')
  let total = 0
  for (const name of names) total += yield* save(name, disk)
  return total
}

function* save(name: string, disk: Disk): Coroutine<number> {
  const size = disk.copyNow(name)
  disk.restNow(1)
  return size
}
