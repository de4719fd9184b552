// fails: waits until the last bus has ended, but not beyond closing time
// fails: arrived holds the lines of those that have arrived, and passengers counts theirs
// fails: brokenDown holds the lines of those that have broken down
// fails: onTheRoad holds the lines of those that are still driving, and they drive on
// card: none
// Reads the board when the first bus has ended.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

type Board = { arrived: string[]; brokenDown: string[]; onTheRoad: string[]; passengers: number }

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  if (lines.length === 0) return { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  const buses = lines.map((line) => createTask(drive(line), { name: line }))
  const options = { timeout: closing, returnWhen: FIRST_COMPLETED }
  const { done, pending } = yield* wait(buses, options)
  const arrived = done.filter((bus) => bus.exception() === undefined)
  const brokenDown = done.filter((bus) => bus.exception() !== undefined)
  return {
    arrived: arrived.map((bus) => bus.getName()),
    brokenDown: brokenDown.map((bus) => bus.getName()),
    onTheRoad: pending.map((bus) => bus.getName()),
    passengers: arrived.reduce((sum, bus) => sum + bus.result(), 0),
  }
}
