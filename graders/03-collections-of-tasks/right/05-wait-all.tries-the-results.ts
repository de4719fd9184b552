// Differs: a try around result() instead of asking for the exception.
// Se distingue: un try alrededor de result() en vez de preguntar por la excepción.
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
  const found: Board = { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  for (const bus of done) {
    try {
      found.passengers += bus.result()
      found.arrived.push(bus.getName())
    } catch {
      found.brokenDown.push(bus.getName())
    }
  }
  return { ...found, onTheRoad: pending.map((bus) => bus.getName()) }
}
