// Differs: a timeout block around the wait, which stops the wait and nobody else.
// Se distingue: un bloque con plazo alrededor de la espera, que para la espera y a nadie más.
import {
  asyncWith,
  type Coroutine,
  createTask,
  type Task,
  TimeoutError,
  timeout,
  wait,
} from '#runtime'

/** The board at closing time: the lines in the order in which they were given. */
export type Board = {
  arrived: string[]
  brokenDown: string[]
  onTheRoad: string[]
  /** All the passengers of the buses that have arrived. */
  passengers: number
}

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  const buses = lines.map((line) => createTask(drive(line)))
  try {
    yield* asyncWith(timeout(closing), function* () {
      if (buses.length > 0) yield* wait(buses)
    })
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
  }
  const result: Board = { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  for (const [i, line] of lines.entries()) {
    const bus = buses[i] as Task<number>
    if (!bus.done()) result.onTheRoad.push(line)
    else if (bus.exception() !== undefined) result.brokenDown.push(line)
    else {
      result.arrived.push(line)
      result.passengers += bus.result()
    }
  }
  return result
}
