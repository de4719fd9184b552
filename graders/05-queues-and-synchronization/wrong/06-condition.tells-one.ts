// fails: lets everybody take as soon as there is enough, and not before
// card: none
// Tells the first in line only, who may want more than there is.
import { asyncWith, Condition, type Coroutine } from '#runtime'

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
  const changed = new Condition()
  let there = 0
  return {
    *deliver(sacks) {
      yield* asyncWith(changed, function* () {
        there += sacks
        changed.notify()
      })
    },
    *take(sacks) {
      yield* asyncWith(changed, function* () {
        yield* changed.waitFor(() => there >= sacks)
        there -= sacks
      })
    },
    amount: () => there,
  }
}
