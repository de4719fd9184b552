// The cards: what learners believe, and what a tutor says about it; and which error shows which card.
import type { DeadlockError, TraceEvent } from '#runtime'
import { CALLBACKS } from './cards/callbacks.ts'
import { CANCELLATION } from './cards/cancellation.ts'
import type { Card } from './cards/card.ts'
import { COLLECTIONS } from './cards/collections.ts'
import { COROUTINES } from './cards/coroutines.ts'
import { ITERATORS } from './cards/iterators.ts'
import { SYNCHRONIZATION } from './cards/synchronization.ts'
import { TASKS } from './cards/tasks.ts'

/** By id, as in `// card: M23`, in the order of their numbers. */
export const CARDS: Readonly<Record<string, Card>> = {
  ...COROUTINES,
  ...TASKS,
  ...CANCELLATION,
  ...CALLBACKS,
  ...COLLECTIONS,
  ...ITERATORS,
  ...SYNCHRONIZATION,
}

/** What the runtime's errors say, and the card behind each; the first that fits counts. */
export const BY_ERROR: readonly (readonly [text: string, card: string])[] = [
  ['yield was used instead of yield*', 'M03'],
  ['cannot reuse already awaited coroutine', 'M04'],
  ['without giving the event loop a turn', 'M07'],
  ['bad yield: a Promise', 'M13'],
  ["await wasn't used with future", 'M14'],
  ['a list cannot be awaited', 'M15'],
  ['bad yield: an array', 'M15'],
  ['the body of asyncFor returned', 'M17'],
  ['Exception is not set', 'M28'],
  ['Result is not set', 'M29'],
  ['addDoneCallback is not a function', 'M32'],
  ['getName is not a function', 'M32'],
  ['.done is not a function', 'M32'],
  ['.cancel is not a function', 'M32'],
  ['.cancelled is not a function', 'M32'],
  ['.exception is not a function', 'M32'],
  ['is settled already', 'M33'],
  ['addDoneCallback() takes a function', 'M61'],
  ['cannot be used as done callbacks', 'M64'],
  ['gather() takes one list', 'M71'],
  ['Passing coroutines is forbidden', 'M78'],
  ['Set of Tasks/Futures is empty', 'M78'],
  ['unhandled errors in a TaskGroup', 'M84'],
  ['task_done() called too many times', 'M105'],
  ['cannot notify on un-acquired lock', 'M109'],
  ['cannot wait on un-acquired lock', 'M109'],
  ['To wait for an item: const item', 'M111'],
  ['BoundedSemaphore released too many times', 'M110'],
  ['Lock is not acquired', 'M114'],
]

/** The card that explains an error of the runtime, if there is one. */
export function cardOfError(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return BY_ERROR.find(([text]) => error.message.includes(text))?.[1]
}

/** The card that explains why nothing can run any more, as far as that shows who waits for what. */
export function cardOfDeadlock(
  { waiting, cycle }: DeadlockError,
  trace: readonly TraceEvent[],
): string | undefined {
  const isWaited = (what: string) => waiting.some(({ on }) => on === what)
  if (waiting.some(({ heldBy }) => heldBy?.endsWith(' itself'))) return 'M103'
  if (cycle.includes('Lock held by')) return 'M113'
  if (waiting.some(({ heldBy }) => heldBy !== undefined && hasBrokenOff(heldBy, trace)))
    return 'M94'
  if (isWaited('Queue.join')) return 'M105'
  if (!isWaited('Queue.get')) return undefined
  return trace.some(({ kind }) => kind === 'queue.put') ? 'M107' : 'M104'
}

/** Has a task that still holds something ended with an error, or cancelled? */
function hasBrokenOff(holder: string, trace: readonly TraceEvent[]): boolean {
  const [, task] = /^(.+), which has ended$/.exec(holder) ?? []
  return trace.some(
    (event) => event.kind === 'task.finish' && event.task === task && event.state !== 'returned',
  )
}
