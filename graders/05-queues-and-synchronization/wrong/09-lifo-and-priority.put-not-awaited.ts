// fails: calls the most urgent patient first, and equally urgent ones as they came
// fails: lets a doctor wait while there is no patient
// card: M104
// `put` is a coroutine: called in a plain function it puts nothing.
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

export function openRoom(): Room {
  const waiting = new PriorityQueue<[number, number, string]>()
  let ticket = 0
  return {
    arrive(patient, urgency) {
      waiting.put([urgency, ticket++, patient])
    },
    *next() {
      const [, , patient] = yield* waiting.get()
      return patient
    },
  }
}

export function openHistory(): History {
  const steps = new LifoQueue<string>()
  return { done: (step) => steps.putNowait(step), undo: () => steps.get() }
}
