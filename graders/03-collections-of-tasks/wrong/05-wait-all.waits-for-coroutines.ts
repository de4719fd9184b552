// fails: raises nothing: not when a bus breaks down, not at closing time, not without any bus
// fails: sends all the buses out at the same time
// fails: waits until the last bus has ended, but not beyond closing time
// fails: arrived holds the lines of those that have arrived, and passengers counts theirs
// fails: brokenDown holds the lines of those that have broken down
// fails: onTheRoad holds the lines of those that are still driving, and they drive on
// card: M78
// Gives wait the coroutines themselves.
import { type Coroutine, wait } from '#runtime'

type Board = { arrived: string[]; brokenDown: string[]; onTheRoad: string[]; passengers: number }

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  if (lines.length === 0) return { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  // @ts-expect-error: wait takes tasks.
  const { done, pending } = yield* wait(lines.map(drive), { timeout: closing })
  return {
    arrived: done.map((_, index) => lines[index] ?? ''),
    brokenDown: [],
    onTheRoad: pending.map((_, index) => lines[index] ?? ''),
    passengers: 0,
  }
}
