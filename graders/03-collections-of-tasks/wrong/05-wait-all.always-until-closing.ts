// fails: waits until the last bus has ended, but not beyond closing time
// card: none
// Sleeps until closing time, also when all the buses have ended.
import { type Coroutine, createTask, sleep } from '#runtime'

type Board = { arrived: string[]; brokenDown: string[]; onTheRoad: string[]; passengers: number }

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  if (lines.length === 0) return { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  const buses = lines.map((line) => createTask(drive(line), { name: line }))
  yield* sleep(closing)
  const done = buses.filter((bus) => bus.done())
  const pending = buses.filter((bus) => !bus.done())
  const arrived = done.filter((bus) => bus.exception() === undefined)
  const brokenDown = done.filter((bus) => bus.exception() !== undefined)
  return {
    arrived: arrived.map((bus) => bus.getName()),
    brokenDown: brokenDown.map((bus) => bus.getName()),
    onTheRoad: pending.map((bus) => bus.getName()),
    passengers: arrived.reduce((sum, bus) => sum + bus.result(), 0),
  }
}
