// Differs: a list of futures that are set by the switching; no events and no conditions.
// Se distingue: una lista de futuros, que se cumplen al cambiar; sin eventos ni condiciones.
import { type Coroutine, Future } from '#runtime'

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
  let waiting: Future<void>[] = []
  const change = (to: boolean) => {
    if (isOn === to) return
    isOn = to
    for (const future of waiting) if (!future.done()) future.setResult()
    waiting = []
  }
  function* until(wanted: boolean): Coroutine<void> {
    if (isOn === wanted) return
    const future = new Future<void>()
    waiting.push(future)
    yield* future
  }
  return {
    switchOn: () => change(true),
    switchOff: () => change(false),
    whenOn: () => until(true),
    whenOff: () => until(false),
  }
}
