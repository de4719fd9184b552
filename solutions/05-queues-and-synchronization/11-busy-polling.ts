// Workers wait for a machine to be switched on. The program below asks every tenth of a second: it
// notices late, misses what is short, and is never at rest. Repair it: let who switches wake them.
//
// Los obreros esperan a que se encienda una máquina. Este programa pregunta cada décima de segundo: se
// entera tarde, se pierde lo breve y nunca descansa. Repárese: que los despierte quien la enciende.
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

/** A machine for whose switching one can wait. */
export function openMachine(): Machine {
  const on = new Event()
  const off = new Event()
  off.set()
  return {
    switchOn() {
      off.clear()
      on.set()
    },
    switchOff() {
      on.clear()
      off.set()
    },
    *whenOn() {
      yield* on.wait()
    },
    *whenOff() {
      yield* off.wait()
    },
  }
}
