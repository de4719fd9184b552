// What sealed grading says of one exercise of a submission: plain data, the same for the same
// submission, kit and seed. No time of day, no duration, no path of a machine.
import type { Text } from '../language.ts'
import type { Timeline } from '../timeline/model.ts'
import type { CheckResult, ExerciseState, Message } from '../verdict.ts'

/**
 * Why something counts zero that is no ordinary wrong answer.
 *
 *   missing     the submission has no such file
 *   refused     what is there is no plain text file of a sane size: a link, a pipe, a gigabyte
 *   timeout     it did not end in time, and its process was ended
 *   memory      it took more memory than it may have
 *   crashed     its process died
 *   untrusted   its process gave an answer that no honest grader gives
 */
export type ProblemKind = 'missing' | 'refused' | 'timeout' | 'memory' | 'crashed' | 'untrusted'

/** A reason for zero, in words. */
export type Problem = { readonly kind: ProblemKind; readonly text: Text }

/** What became of one exercise of a submission. */
export type ExerciseResult = {
  /** Chapter and number: `02/07`. */
  readonly exercise: string
  /** As in verdict.ts; with a problem it is `wrong`, or `notStarted` when the file is missing. */
  readonly state: ExerciseState
  /** All checks that the pristine grader has, in its order. Only `passed` counts. */
  readonly checks: readonly CheckResult[]
  /** The one message to show. */
  readonly message?: Message
  /** Everything else that fired. */
  readonly others: readonly Message[]
  /** A remark after a pass. */
  readonly remark?: Message
  readonly problem?: Problem
  /** The run that the message shows. */
  readonly timeline?: Timeline
  /** Virtual seconds of that run. */
  readonly time?: number
}
