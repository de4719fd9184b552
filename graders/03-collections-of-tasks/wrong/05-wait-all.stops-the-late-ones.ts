// fails: onTheRoad holds the lines of those that are still driving, and they drive on
// card: none
// Cancels the buses that are still on the road.
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
  for (const bus of pending) bus.cancel()
  const arrived = done.filter((bus) => bus.exception() === undefined)
  const brokenDown = done.filter((bus) => bus.exception() !== undefined)
  return {
    arrived: arrived.map((bus) => bus.getName()),
    brokenDown: brokenDown.map((bus) => bus.getName()),
    onTheRoad: pending.map((bus) => bus.getName()),
    passengers: arrived.reduce((sum, bus) => sum + bus.result(), 0),
  }
}
