// A trip is a flight, a hotel and a car: all of them or nothing. When one cannot be reserved, the
// others are given back, and the traveller is told every reason.
//
// Un viaje es un vuelo, un hotel y un coche: todo o nada. Si algo no se puede reservar, lo demás se
// devuelve, y al viajero se le dan todos los motivos.
import { asyncWith, type Coroutine, ExceptionGroup, type Task, TaskGroup } from '#runtime'

/** What came of it: a ticket for each part, or the reasons why there is no trip. */
export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

/** Reserves all the parts at the same time; if one fails, none of them stays reserved. */
export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  let tasks: Task<string>[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* (group) {
      tasks = parts.map((part) => group.createTask(reserve(part)))
    })
  } catch (error) {
    if (!(error instanceof ExceptionGroup)) throw error
    return { kind: 'refused', reasons: error.errors.map((one) => (one as Error).message) }
  }
  return { kind: 'booked', tickets: tasks.map((task) => task.result()) }
}
