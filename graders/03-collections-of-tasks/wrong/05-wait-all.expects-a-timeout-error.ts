// fails: onTheRoad holds the lines of those that are still driving, and they drive on
// card: M79
// Waits for the timeout of `wait` to raise something.
import { type Coroutine, createTask, type Task, TimeoutError, wait } from '#runtime'

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
  const tasks = lines.map((line) => createTask(drive(line)))
  const onTheRoad: string[] = []
  try {
    yield* wait(tasks, { timeout: closing })
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    onTheRoad.push(...lines.filter((_, index) => !tasks[index]?.done()))
  }
  const ended = tasks.filter((task) => task.done())
  const good = ended.filter((task) => task.exception() === undefined)
  return {
    arrived: lines.filter((_, index) => good.includes(tasks[index] as never)),
    brokenDown: lines.filter(
      (_, index) => ended.includes(tasks[index] as never) && !good.includes(tasks[index] as never),
    ),
    onTheRoad,
    passengers: good.reduce((sum, task) => sum + task.result(), 0),
  }
}

function _lineOf(bus: Task<number>): string {
  return bus.getName()
}
