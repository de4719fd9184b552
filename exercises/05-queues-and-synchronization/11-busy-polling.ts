// Workers wait for a machine to be switched on. The program below asks every tenth of a second: it
// notices late, misses what is short, and is never at rest. Repair it: let who switches wake them.
//
// Los obreros esperan a que se encienda una máquina. Este programa pregunta cada décima de segundo: se
// entera tarde, se pierde lo breve y nunca descansa. Repárese: que los despierte quien la enciende.
import { type Coroutine, sleep } from '#runtime'
import { todo } from '../todo.ts'

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
  // TODO: who waits is woken in that very moment. Delete the next line, repair the rest.
  void todo('repair the machine: it asks again and again')
  let isOn = false
  return {
    switchOn() {
      isOn = true
    },
    switchOff() {
      isOn = false
    },
    *whenOn() {
      while (!isOn) yield* sleep(0.1)
    },
    *whenOff() {
      while (isOn) yield* sleep(0.1)
    },
  }
}
