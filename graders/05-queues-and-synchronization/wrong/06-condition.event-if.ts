// fails: lets everybody take as soon as there is enough, and not before
// fails: never gives a sack twice, in any order
// card: M109
// An event that everybody wakes from, and nobody looks again.
import { type Coroutine, Event } from '#runtime'

/** Sacks of flour, at first none. */
export type Mill = {
  /** Brings sacks. */
  deliver(sacks: number): Coroutine<void>
  /** Takes so many sacks, all at once, as soon as there are so many. */
  take(sacks: number): Coroutine<void>
  /** How many there are. */
  amount(): number
}

export function openMill(): Mill {
  let there = 0
  const delivery = new Event()
  return {
    *deliver(sacks) {
      there += sacks
      delivery.set()
      delivery.clear()
    },
    *take(sacks) {
      if (there < sacks) yield* delivery.wait()
      there -= sacks
    },
    amount: () => there,
  }
}
