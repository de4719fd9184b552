// fails: arrived holds the lines of those that have arrived, and passengers counts theirs
// card: M100
// Reads the sum before the wait and writes it afterwards: what others add meanwhile is lost.
import { CancelledError, type Coroutine, createTask, wait } from '#runtime'

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
  const endings = new Map<string, 'arrived' | 'brokenDown'>()
  let passengers = 0
  function* watch(line: string): Coroutine<void> {
    try {
      passengers += yield* drive(line)
      endings.set(line, 'arrived')
    } catch (error) {
      if (error instanceof CancelledError) throw error
      endings.set(line, 'brokenDown')
    }
  }
  const buses = lines.map((line) => createTask(watch(line)))
  if (buses.length > 0) yield* wait(buses, { timeout: closing })
  return {
    arrived: lines.filter((line) => endings.get(line) === 'arrived'),
    brokenDown: lines.filter((line) => endings.get(line) === 'brokenDown'),
    onTheRoad: lines.filter((line) => !endings.has(line)),
    passengers,
  }
}
