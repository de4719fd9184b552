// Closing time at the bus station: which buses have arrived, which have broken down, and which are
// still on the road? They are not stopped for that: the board is read, and they drive on.
//
// Hora de cierre en la estación: ¿qué autobuses han llegado, cuáles se han averiado y cuáles siguen
// en camino? Nadie los detiene por eso: se lee el panel y ellos siguen su viaje.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** The board at closing time: the lines in the order in which they were given. */
export type Board = {
  arrived: string[]
  brokenDown: string[]
  onTheRoad: string[]
  /** All the passengers of the buses that have arrived. */
  passengers: number
}

/** Sends a bus out on every line, and reads the board when all have ended, or at closing time. */
export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  // TODO: wait for all the buses, but no longer than `closing` seconds, and look at each of them.
  return todo('read the board')
}
