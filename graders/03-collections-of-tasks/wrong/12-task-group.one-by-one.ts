// fails: starts all reservations at once, and returns the tickets in the order of the parts
// fails: when one part fails, asks all the others to stop, at once and once only
// fails: comes back when every reservation has ended, cleanup included
// fails: cancelled from outside, stops every reservation, waits for its cleanup and ends cancelled
// card: M23
// Reserves each part when the one before is reserved.
import { asyncWith, type Coroutine, ExceptionGroup, TaskGroup } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  const tickets: string[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* () {
      for (const part of parts) tickets.push(yield* reserve(part))
    })
  } catch (error) {
    if (!(error instanceof ExceptionGroup)) throw error
    return { kind: 'refused', reasons: error.errors.map((one) => (one as Error).message) }
  }
  return { kind: 'booked', tickets }
}
