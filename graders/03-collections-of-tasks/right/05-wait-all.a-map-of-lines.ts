// Differs: a Map from the task to its line, and one loop over the tasks.
// Se distingue: un Map de cada tarea a su línea, y un solo bucle sobre las tareas.
import { type Coroutine, createTask, wait } from '#runtime'

type Board = { arrived: string[]; brokenDown: string[]; onTheRoad: string[]; passengers: number }

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  if (lines.length === 0) return { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  const buses = lines.map((line) => createTask(drive(line)))
  const lineOf = new Map(buses.map((bus, index) => [bus, lines[index] ?? '']))
  yield* wait(buses, { timeout: closing })
  const found: Board = { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  for (const [bus, line] of lineOf) {
    if (!bus.done()) found.onTheRoad.push(line)
    else if (bus.exception() !== undefined) found.brokenDown.push(line)
    else {
      found.arrived.push(line)
      found.passengers += bus.result()
    }
  }
  return found
}
