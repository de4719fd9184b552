// Differs: a race against a task that sleeps, as with Promise.race.
// Se distingue: una carrera contra una tarea que duerme, como con Promise.race.
import {
  type Coroutine,
  createTask,
  FIRST_COMPLETED,
  gather,
  sleep,
  type Task,
  wait,
} from '#runtime'

/** The board at closing time: the lines in the order in which they were given. */
export type Board = {
  arrived: string[]
  brokenDown: string[]
  onTheRoad: string[]
  /** All the passengers of the buses that have arrived. */
  passengers: number
}

export function* board(
  lines: string[],
  drive: (line: string) => Coroutine<number>,
  closing: number,
): Coroutine<Board> {
  const buses = lines.map((line) => createTask(drive(line)))
  const clock = createTask(sleep(closing))
  const all = gather(buses, { returnExceptions: true })
  yield* wait([all, clock], { returnWhen: FIRST_COMPLETED })
  clock.cancel()
  const result: Board = { arrived: [], brokenDown: [], onTheRoad: [], passengers: 0 }
  for (const [i, line] of lines.entries()) {
    const bus = buses[i] as Task<number>
    if (!bus.done()) result.onTheRoad.push(line)
    else if (bus.exception() !== undefined) result.brokenDown.push(line)
    else {
      result.arrived.push(line)
      result.passengers += bus.result()
    }
  }
  return result
}
