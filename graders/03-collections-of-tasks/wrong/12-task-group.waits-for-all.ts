// fails: when one part fails, asks all the others to stop, at once and once only
// fails: comes back when every reservation has ended, cleanup included
// card: M72
// Waits for all of them, failed or not, and stops nobody.
import { type Coroutine, gather } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  const results = yield* gather(parts.map(reserve), { returnExceptions: true })
  const errors = results.filter((result) => result instanceof Error)
  if (errors.length > 0) return { kind: 'refused', reasons: errors.map(({ message }) => message) }
  return { kind: 'booked', tickets: results as string[] }
}
