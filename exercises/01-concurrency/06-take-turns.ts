// Several workers share one thread. None of them is ever interrupted: they take turns only because
// each one, after every line that it writes, lets the others go on.
//
// Varios trabajadores comparten un solo hilo. A ninguno se le interrumpe: se turnan solo porque cada
// uno, tras cada línea que escribe, deja seguir a los demás.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Writes `a0`, `a1`, `a2` and so on if its name is `a`, and gives the others a turn in between. */
export function* worker(name: string, steps: number, log: (line: string) => void): Coroutine<void> {
  // TODO: after each line, every other worker has had its turn before the next line is written.
  return todo('write the lines, taking turns')
}
