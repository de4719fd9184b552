// fails: wakes everybody in the moment in which it is switched
// fails: makes who comes later wait until it is so again
// fails: takes no turns while nothing happens
// fails: wakes those who wait also when it is switched back in the same moment
// card: M112
// Asks more often: a little less late, and many more turns.
import { type Coroutine, sleep } from '#runtime'

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
  let isOn = false
  return {
    switchOn() {
      isOn = true
    },
    switchOff() {
      isOn = false
    },
    *whenOn() {
      while (!isOn) yield* sleep(0.03)
    },
    *whenOff() {
      while (isOn) yield* sleep(0.03)
    },
  }
}
