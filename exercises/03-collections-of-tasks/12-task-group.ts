// A trip is a flight, a hotel and a car: all of them or nothing. When one cannot be reserved, the
// others are given back, and the traveller is told every reason.
//
// Un viaje es un vuelo, un hotel y un coche: todo o nada. Si algo no se puede reservar, lo demás se
// devuelve, y al viajero se le dan todos los motivos.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** What came of it: a ticket for each part, or the reasons why there is no trip. */
export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

/** Reserves all the parts at the same time; if one fails, none of them stays reserved. */
export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  // TODO: all or nothing: the first failure stops all the others, and waits for them.
  return todo('reserve every part, or none')
}
