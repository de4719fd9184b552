// fails: when one part fails, asks all the others to stop, at once and once only
// fails: comes back when every reservation has ended, cleanup included
// card: none
// Catches each error in its task: no task fails, and so the group stops nobody.
import { asyncWith, type Coroutine, TaskGroup } from '#runtime'

export type Booking = { kind: 'booked'; tickets: string[] } | { kind: 'refused'; reasons: string[] }

export function* bookTrip(
  parts: string[],
  reserve: (part: string) => Coroutine<string>,
): Coroutine<Booking> {
  const tickets: string[] = []
  const reasons: string[] = []
  function* one(part: string, place: number): Coroutine<void> {
    try {
      tickets[place] = yield* reserve(part)
    } catch (error) {
      reasons.push((error as Error).message)
    }
  }
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const [place, part] of parts.entries()) group.createTask(one(part, place))
  })
  return reasons.length > 0 ? { kind: 'refused', reasons } : { kind: 'booked', tickets }
}
