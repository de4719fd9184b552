// fails: raises nothing: not when a bus breaks down, not at closing time, not without any bus
// fails: sends all the buses out at the same time
// fails: waits until the last bus has ended, but not beyond closing time
// fails: arrived holds the lines of those that have arrived, and passengers counts theirs
// fails: brokenDown holds the lines of those that have broken down
// fails: onTheRoad holds the lines of those that are still driving, and they drive on
// card: M49
// Waits for a gather with waitFor, which cancels the buses at closing time.
import { type Coroutine, createTask, gather, type Task, TimeoutError, waitFor } from '#runtime'

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
    yield* waitFor(gather(buses, { returnExceptions: true }), closing)
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
