// fails: allows guests who are no neighbours to eat at the same time
// card: none
// One lock for the whole table: nobody is stuck, and nobody eats beside another.
import { asyncWith, type Coroutine, gather, Lock } from '#runtime'

/** A fork: one waits until it is free, and reaching for it takes a moment. */
export type Fork = { take(): Coroutine<void>; put(): void }

export function* dine(
  forks: Fork[],
  meals: number,
  eat: (guest: number) => Coroutine<void>,
): Coroutine<void> {
  const table = new Lock()
  function* philosopher(left: Fork, guest: number): Coroutine<void> {
    const right = forks[(guest + 1) % forks.length] as Fork
    for (let meal = 0; meal < meals; meal += 1) {
      yield* asyncWith(table, function* () {
        yield* left.take()
        yield* right.take()
        yield* eat(guest)
        left.put()
        right.put()
      })
    }
  }
  yield* gather(forks.map(philosopher))
}
