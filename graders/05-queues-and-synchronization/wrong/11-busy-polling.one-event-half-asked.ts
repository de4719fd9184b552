// fails: wakes everybody in the moment in which it is switched
// fails: makes who comes later wait until it is so again
// fails: takes no turns while nothing happens
// card: M112
// Repairs one half: there is an event for "on", and "off" is asked for.
import { type Coroutine, Event, sleep } from '#runtime'

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
  return {
    switchOn() {
      on.set()
    },
    switchOff() {
      on.clear()
    },
    *whenOn() {
      yield* on.wait()
    },
    *whenOff() {
      while (on.isSet()) yield* sleep(0.1)
    },
  }
}
