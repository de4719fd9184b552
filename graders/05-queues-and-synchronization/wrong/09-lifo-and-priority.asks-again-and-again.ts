// fails: lets a doctor wait while there is no patient
// fails: waits while there is nothing to undo
// card: M112
// Looks every tenth of a second whether somebody has come.
import { type Coroutine, sleep } from '#runtime'

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
  const waiting: { patient: string; urgency: number }[] = []
  return {
    arrive(patient, urgency) {
      waiting.push({ patient, urgency })
      waiting.sort((a, b) => a.urgency - b.urgency)
    },
    *next() {
      while (waiting.length === 0) yield* sleep(0.1)
      return waiting.shift()?.patient ?? ''
    },
  }
}

export function openHistory(): History {
  const steps: string[] = []
  return {
    done(step) {
      steps.push(step)
    },
    *undo() {
      while (steps.length === 0) yield* sleep(0.1)
      return steps.pop() ?? ''
    },
  }
}
