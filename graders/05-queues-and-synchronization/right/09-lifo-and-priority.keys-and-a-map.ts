// Differs: the queue holds one number for each patient, and a map the name; classes.
// Se distingue: la cola guarda un número por paciente, y un mapa su nombre; con clases.
import { type Coroutine, LifoQueue, PriorityQueue } from '#runtime'

/** Who comes, and who is next. */
export type Room = {
  /** A patient comes; the smaller the number, the more urgent. */
  arrive(patient: string, urgency: number): void
  /** The patient who is next; waits while there is none. */
  next(): Coroutine<string>
}

/** What was done, and can be undone. */
export type History = {
  done(step: string): void
  /** The last step that was not undone yet; waits while there is none. */
  undo(): Coroutine<string>
}

class Emergency implements Room {
  readonly #keys = new PriorityQueue<number>()
  readonly #names = new Map<number, string>()

  arrive(patient: string, urgency: number): void {
    const key = urgency * 1e6 + this.#names.size
    this.#names.set(key, patient)
    this.#keys.putNowait(key)
  }

  *next(): Coroutine<string> {
    const key = yield* this.#keys.get()
    return this.#names.get(key) as string
  }
}

export const openRoom = () => new Emergency()

export function openHistory(): History {
  const steps = new LifoQueue<string>()
  return { done: (step) => steps.putNowait(step), undo: () => steps.get() }
}
