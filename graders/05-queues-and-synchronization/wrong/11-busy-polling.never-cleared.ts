// fails: wakes everybody in the moment in which it is switched
// fails: makes who comes later wait until it is so again
// card: M108
// Two events that stay set for ever.
import { type Coroutine, Event } from '#runtime'

/** A machine that is off at first. */
export type Machine = {
  switchOn(): void
  switchOff(): void
  /** Waits until it is on. */
  whenOn(): Coroutine<void>
  /** Waits until it is off. */
  whenOff(): Coroutine<void>
}

export function openMachine(): Machine {
  const on = new Event()
  const off = new Event()
  off.set()
  return {
    switchOn: () => on.set(),
    switchOff: () => off.set(),
    *whenOn() {
      yield* on.wait()
    },
    *whenOff() {
      yield* off.wait()
    },
  }
}
