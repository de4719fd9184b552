// Closing time at the bus station: which buses have arrived, which have broken down, and which are
// still on the road? They are not stopped for that: the board is read, and they drive on.
//
// Hora de cierre en la estación: ¿qué autobuses han llegado, cuáles se han averiado y cuáles siguen
// en camino? Nadie los detiene por eso: se lee el panel y ellos siguen su viaje.
import { type Coroutine, createTask, type Task, wait } from '#runtime'

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
  if (lines.length === 0) return { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  const buses = lines.map((line) => createTask(drive(line), { name: line }))
  const { done, pending } = yield* wait(buses, { timeout: closing })
  const arrived = done.filter((bus) => bus.exception() === undefined)
  const brokenDown = done.filter((bus) => bus.exception() !== undefined)
  return {
    arrived: arrived.map(lineOf),
    brokenDown: brokenDown.map(lineOf),
    onTheRoad: pending.map(lineOf),
    passengers: arrived.reduce((sum, bus) => sum + bus.result(), 0),
  }
}

function lineOf(bus: Task<number>): string {
  return bus.getName()
}
