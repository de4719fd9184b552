// Differs: each switching makes a new event for the next one; a flag says how it is.
// Se distingue: cada cambio crea un evento nuevo para el siguiente; una marca dice cómo está.
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

class OnOff implements Machine {
  #isOn = false
  #change = new Event()

  switchOn(): void {
    this.#turn(true)
  }

  switchOff(): void {
    this.#turn(false)
  }

  *whenOn(): Coroutine<void> {
    if (!this.#isOn) yield* this.#change.wait()
  }

  *whenOff(): Coroutine<void> {
    if (this.#isOn) yield* this.#change.wait()
  }

  #turn(isOn: boolean): void {
    if (isOn === this.#isOn) return
    this.#isOn = isOn
    const change = this.#change
    this.#change = new Event()
    change.set()
  }
}

export const openMachine = () => new OnOff()
