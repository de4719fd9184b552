// Philosophers sit round a table, with a fork between each two. To eat, one needs both forks at his
// sides. If all take the left one first, all wait for the right one, and nobody ever eats again.
//
// Unos filósofos se sientan en torno a una mesa, con un tenedor entre cada dos. Para comer hacen falta
// los dos de al lado. Si todos toman primero el izquierdo, todos esperan el derecho y nadie come más.
import { type Coroutine, gather } from '#runtime'

/** A fork: one waits until it is free, and reaching for it takes a moment. */
export type Fork = { take(): Coroutine<void>; put(): void }

/** Lets as many guests as there are forks eat so many meals each. */
export function* dine(
  forks: Fork[],
  meals: number,
  eat: (guest: number) => Coroutine<void>,
): Coroutine<void> {
  function* philosopher(left: Fork, guest: number): Coroutine<void> {
    const next = guest + 1
    // The last guest takes the forks the other way round: fork 0 comes before the last one.
    const right = forks[next % forks.length] as Fork
    const [first, second] = next < forks.length ? [left, right] : [right, left]
    for (let meal = 0; meal < meals; meal += 1) {
      yield* first.take()
      yield* second.take()
      yield* eat(guest)
      first.put()
      second.put()
    }
  }
  yield* gather(forks.map(philosopher))
}
