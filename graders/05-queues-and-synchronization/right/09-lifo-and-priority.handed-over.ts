// Differs: no queue; what comes is handed to the first who waits, in the moment in which it comes.
// Se distingue: sin colas; lo que llega se entrega al primero que espera, en el momento en que llega.
import { type Coroutine, Future } from '#runtime'

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

/** Things to be taken, the one that `pick` chooses first. */
class Shelf<T> {
  readonly #things: T[] = []
  readonly #waiting: Future<T>[] = []
  readonly #pick: (things: readonly T[]) => number

  constructor(pick: (things: readonly T[]) => number) {
    this.#pick = pick
  }

  put(thing: T): void {
    const first = this.#waiting.shift()
    if (first === undefined) this.#things.push(thing)
    else first.setResult(thing)
  }

  *take(): Coroutine<T> {
    const [thing] = this.#things.splice(this.#pick(this.#things), 1)
    if (thing !== undefined) return thing
    const turn = new Future<T>()
    this.#waiting.push(turn)
    return yield* turn
  }
}

export function openRoom(): Room {
  type Case = { readonly patient: string; readonly urgency: number }
  const cases = new Shelf<Case>((all) => {
    const most = Math.min(...all.map(({ urgency }) => urgency))
    return all.findIndex(({ urgency }) => urgency === most)
  })
  return {
    arrive: (patient, urgency) => cases.put({ patient, urgency }),
    *next() {
      const { patient } = yield* cases.take()
      return patient
    },
  }
}

export function openHistory(): History {
  const steps = new Shelf<string>((all) => all.length - 1)
  return { done: (step) => steps.put(step), undo: () => steps.take() }
}
