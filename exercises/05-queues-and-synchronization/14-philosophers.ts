// Philosophers sit round a table, with a fork between each two. To eat, one needs both forks at his
// sides. If all take the left one first, all wait for the right one, and nobody ever eats again.
//
// Unos filósofos se sientan en torno a una mesa, con un tenedor entre cada dos. Para comer hacen falta
// los dos de al lado. Si todos toman primero el izquierdo, todos esperan el derecho y nadie come más.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** A fork: one waits until it is free, and reaching for it takes a moment. */
export type Fork = { take(): Coroutine<void>; put(): void }

/** Lets as many guests as there are forks eat so many meals each. */
export function* dine(
  forks: Fork[],
  meals: number,
  eat: (guest: number) => Coroutine<void>,
): Coroutine<void> {
  // TODO: all eat, in whatever order things happen; who is no neighbour may eat at the same time.
  return todo('let the philosophers eat')
}
