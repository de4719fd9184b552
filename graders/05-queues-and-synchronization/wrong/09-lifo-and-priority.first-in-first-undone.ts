// fails: undoes the last step first, also when others come in between
// fails: waits while there is nothing to undo
// card: none
// A plain queue: what was done first is undone first.
import { type Coroutine, PriorityQueue, Queue } from '#runtime'

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

export function openRoom(): Room {
  const waiting = new PriorityQueue<[number, number, string]>()
  let ticket = 0
  return {
    arrive: (patient, urgency) => waiting.putNowait([urgency, ticket++, patient]),
    *next() {
      const [, , patient] = yield* waiting.get()
      return patient
    },
  }
}

export function openHistory(): History {
  const steps = new Queue<string>()
  return { done: (step) => steps.putNowait(step), undo: () => steps.get() }
}
