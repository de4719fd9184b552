// Differs: guests with an even number begin with the left fork, the others with the right one.
// Se distingue: los de número par empiezan por el tenedor izquierdo, y los demás por el derecho.
import { asyncWith, type Coroutine, TaskGroup } from '#runtime'

/** A fork: one waits until it is free, and reaching for it takes a moment. */
export type Fork = { take(): Coroutine<void>; put(): void }

export function* dine(
  forks: Fork[],
  meals: number,
  eat: (guest: number) => Coroutine<void>,
): Coroutine<void> {
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const [guest, left] of forks.entries()) {
      const right = forks[(guest + 1) % forks.length] as Fork
      const order = guest % 2 === 0 ? [left, right] : [right, left]
      group.createTask(philosopher(guest, order))
    }
  })
  function* philosopher(guest: number, order: Fork[]): Coroutine<void> {
    for (let left = meals; left > 0; left -= 1) {
      for (const fork of order) yield* fork.take()
      yield* eat(guest)
      for (const fork of order) fork.put()
    }
  }
}
