// fails: raises nothing: not when a bus breaks down, not at closing time, not without any bus
// fails: sends all the buses out at the same time
// fails: waits until the last bus has ended, but not beyond closing time
// fails: arrived holds the lines of those that have arrived, and passengers counts theirs
// fails: brokenDown holds the lines of those that have broken down
// fails: onTheRoad holds the lines of those that are still driving, and they drive on
// card: M77
// Reads the result of everything that is done: one that broke down raises its error.
import { type Coroutine, createTask, wait } from '#runtime'

type Board = { arrived: string[]; brokenDown: string[]; onTheRoad: string[]; passengers: number }

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  if (lines.length === 0) return { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  const buses = lines.map((line) => createTask(drive(line), { name: line }))
  const { done, pending } = yield* wait(buses, { timeout: closing })
  return {
    arrived: done.map((bus) => bus.getName()),
    brokenDown: [],
    onTheRoad: pending.map((bus) => bus.getName()),
    passengers: done.reduce((sum, bus) => sum + bus.result(), 0),
  }
}
