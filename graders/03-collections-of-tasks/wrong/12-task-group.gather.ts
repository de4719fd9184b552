// fails: when one part fails, asks all the others to stop, at once and once only
// fails: comes back when every reservation has ended, cleanup included
// card: M72
// Believes that gather stops the others when one fails.
import { CancelledError, type Coroutine, gather } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  try {
    return { kind: 'booked', tickets: yield* gather(parts.map(reserve)) }
  } catch (error) {
    if (error instanceof CancelledError) throw error
    return { kind: 'refused', reasons: [(error as Error).message] }
  }
}
