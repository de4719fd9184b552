// fails: makes nobody wait for what is so already
// fails: makes who comes later wait until it is so again
// card: M108
// Sets and clears at once: who comes when it is so already waits for ever.
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
  return {
    switchOn() {
      on.set()
      on.clear()
    },
    switchOff() {
      off.set()
      off.clear()
    },
    *whenOn() {
      yield* on.wait()
    },
    *whenOff() {
      yield* off.wait()
    },
  }
}
