// Differs: `waitFor` with a predicate, in a class, with a lock of its own.
// Se distingue: `waitFor` con un predicado, en una clase, con un `Lock` propio.
import { asyncWith, Condition, type Coroutine, Lock } from '#runtime'

class Sacks {
  #there = 0
  readonly #lock = new Lock()
  readonly #changed = new Condition(this.#lock)

  amount(): number {
    return this.#there
  }

  *deliver(sacks: number): Coroutine<void> {
    yield* this.#lock.acquire()
    this.#there += sacks
    this.#changed.notifyAll()
    this.#lock.release()
  }

  *take(sacks: number): Coroutine<void> {
    const changed = this.#changed
    yield* asyncWith(changed, () =>
      changed.waitFor(() => this.#there >= sacks && this.#minus(sacks)),
    )
  }

  #minus(sacks: number): true {
    this.#there -= sacks
    return true
  }
}

export function openMill() {
  return new Sacks()
}
