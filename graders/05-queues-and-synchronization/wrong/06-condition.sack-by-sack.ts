// fails: lets everybody take as soon as there is enough, and not before
// card: none
// Takes what is there, sack by sack, and keeps it from those who want less.
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
        changed.notifyAll()
      })
    },
    *take(sacks) {
      yield* asyncWith(changed, function* () {
        for (let left = sacks; left > 0; left -= 1) {
          while (there === 0) yield* changed.wait()
          there -= 1
        }
      })
    },
    amount: () => there,
  }
}
