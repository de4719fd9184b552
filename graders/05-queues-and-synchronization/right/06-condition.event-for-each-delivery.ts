// Differs: no condition: each delivery ends one event and begins the next.
// Se distingue: sin condición: cada entrega acaba con un evento y empieza otro.
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
  let delivery = new Event()
  return {
    *deliver(sacks) {
      there += sacks
      const came = delivery
      delivery = new Event()
      came.set()
    },
    *take(sacks) {
      while (sacks > there) yield* delivery.wait()
      there -= sacks
    },
    amount: () => there,
  }
}
