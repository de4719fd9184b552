// fails: arrived holds the lines of those that have arrived, and passengers counts theirs
// card: M77
// Adds up the tasks themselves instead of their results.
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
  const arrived = done.filter((bus) => bus.exception() === undefined)
  const brokenDown = done.filter((bus) => bus.exception() !== undefined)
  return {
    arrived: arrived.map((bus) => bus.getName()),
    brokenDown: brokenDown.map((bus) => bus.getName()),
    onTheRoad: pending.map((bus) => bus.getName()),
    passengers: arrived.reduce((sum, bus) => sum + Number(bus), 0),
  }
}
