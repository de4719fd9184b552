// Differs: sorted lists, and a semaphore that counts what is in them.
// Se distingue: listas ordenadas, y un semáforo que cuenta lo que hay en ellas.
import { type Coroutine, Semaphore } from '#runtime'

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
  const list: { patient: string; urgency: number }[] = []
  const there = new Semaphore(0)
  return {
    arrive(patient, urgency) {
      const place = list.findIndex((other) => other.urgency > urgency)
      list.splice(place < 0 ? list.length : place, 0, { patient, urgency })
      there.release()
    },
    *next() {
      yield* there.acquire()
      return list.shift()?.patient ?? ''
    },
  }
}

export function openHistory(): History {
  const steps: string[] = []
  const there = new Semaphore(0)
  return {
    done(step) {
      steps.push(step)
      there.release()
    },
    *undo() {
      yield* there.acquire()
      return steps.pop() ?? ''
    },
  }
}
