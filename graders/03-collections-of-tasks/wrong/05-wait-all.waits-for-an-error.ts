// fails: arrived holds the lines of those that have arrived, and passengers counts theirs
// fails: brokenDown holds the lines of those that have broken down
// card: M77
// Expects wait to raise the error of a bus: it never does.
import { type Coroutine, createTask, wait } from '#runtime'

type Board = { arrived: string[]; brokenDown: string[]; onTheRoad: string[]; passengers: number }

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  if (lines.length === 0) return { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  const buses = lines.map((line) => createTask(drive(line), { name: line }))
  const board: Board = { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  for (const bus of buses) bus.addDoneCallback((ended) => ended.exception())
  try {
    const { done, pending } = yield* wait(buses, { timeout: closing })
    board.arrived = done.map((bus) => bus.getName())
    board.onTheRoad = pending.map((bus) => bus.getName())
  } catch {
    board.brokenDown = buses.filter((bus) => bus.done()).map((bus) => bus.getName())
  }
  return board
}
