// fails: lets everybody take as soon as there is enough, and not before
// fails: never gives a sack twice, in any order
// fails: takes nothing for a baker who is cancelled, and leaves the flour to the next, in any order
// card: M109
// Changes and tells without holding the lock.
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
      there += sacks
      changed.notifyAll()
    },
    *take(sacks) {
      yield* asyncWith(changed, function* () {
        while (there < sacks) yield* changed.wait()
        there -= sacks
      })
    },
    amount: () => there,
  }
}
