// Differs: a semaphore lets all but one to the forks: one of them always finds both.
// Se distingue: un semáforo deja llegar a los tenedores a todos menos uno: siempre hay quien encuentra dos.
import { asyncWith, type Coroutine, createTask, Semaphore, wait } from '#runtime'

/** A fork: one waits until it is free, and reaching for it takes a moment. */
export type Fork = { take(): Coroutine<void>; put(): void }

export function* dine(
  forks: Fork[],
  meals: number,
  eat: (guest: number) => Coroutine<void>,
): Coroutine<void> {
  const seats = new Semaphore(forks.length - 1)
  function* meal(guest: number): Coroutine<void> {
    const left = forks[guest]
    const right = forks[(guest + 1) % forks.length]
    yield* left?.take() ?? []
    yield* right?.take() ?? []
    yield* eat(guest)
    right?.put()
    left?.put()
  }
  function* philosopher(guest: number): Coroutine<void> {
    for (let eaten = 0; eaten < meals; eaten += 1) yield* asyncWith(seats, () => meal(guest))
  }
  const tasks = forks.map((_, guest) => createTask(philosopher(guest), { name: `guest-${guest}` }))
  yield* wait(tasks)
}
