// Grading of a submission that nobody has to trust. The files of its exercises are read as text and
// judged by the pristine kit inside of a sealed process (cell.ts, inside.ts); the verdict is made
// here, from the kit's own list of checks: what is not reported as passed, once and by its name, has
// not passed.
import { join } from 'node:path'
import type { Exercise } from '../catalog.ts'
import type { CheckResult, ExerciseState } from '../verdict.ts'
import type { Read } from './answer.ts'
import { SealError, sealTrouble } from './box.ts'
import { Cell } from './cell.ts'
import { type Expert, Experts } from './expert.ts'
import { type Pristine, pristine } from './pristine.ts'
import type { ExerciseResult, Problem } from './result.ts'
import { readSubmission } from './submission.ts'

export { SealError, sealParts, sealTrouble } from './box.ts'
export type { ExerciseResult, Problem, ProblemKind } from './result.ts'
export { readSubmission, type Submitted } from './submission.ts'

/** What is to be graded, and how. */
export type Grading = {
  /** The submission: a folder with exercises/C/E.ts in it. */
  readonly dir: string
  readonly exercises: readonly Exercise[]
  /** Where all inputs come from; secret until the report says it. */
  readonly seed: number
  /** The project; default: the one that this file belongs to. */
  readonly root?: string
  /** Seconds of the processor for one exercise before its process is ended. Default 20. */
  readonly seconds?: number
  /** How many exercises of the submission have come to that end already, in a run that goes on. */
  readonly ended?: number
  /** Who explains what no check explains; default: somebody of its own. Whoever gives one closes it. */
  readonly expert?: Expert
  /** Grade although the machine cannot seal all. */
  readonly allowUnsealed?: boolean
  readonly signal?: AbortSignal
}

const SECONDS = 20

/**
 * After so many exercises that did not end, those that are left get less time: or the rest of a class
 * would wait for twenty minutes. It is several times what the slowest right answer takes.
 */
const MOST_ENDED = 3
const LESS_SECONDS = 5

/**
 * Grades a submission; one result for each exercise, in the order asked. Whatever the submission
 * does is a result. Throws SealError where no seal can be made, and the signal's reason.
 */
export async function* gradeSubmission(grading: Grading): AsyncGenerator<ExerciseResult> {
  const { dir, exercises, seed, seconds = SECONDS, signal } = grading
  const missing = sealTrouble()
  if (missing.length > 0 && grading.allowUnsealed !== true) throw new SealError(missing)
  const kit = await pristine(grading.root ?? join(import.meta.dirname, '../..'))
  const files = readSubmission(dir, exercises)
  const own = grading.expert === undefined ? new Experts(kit) : undefined
  const cell = new Cell(kit, seconds, grading.expert ?? own)
  const stop = () => {
    cell.close()
    own?.close()
  }
  let { ended = 0 } = grading
  signal?.addEventListener('abort', stop)
  try {
    for (const exercise of exercises) {
      signal?.throwIfAborted()
      const file = files.get(exercise.id)
      if (file === undefined || 'problem' in file) {
        yield zero(exercise, kit, file?.problem)
        continue
      }
      const request = { exercise: exercise.id, file: exercise.stub, text: file.text, seed }
      const limit = ended < MOST_ENDED ? seconds : Math.min(seconds, LESS_SECONDS)
      const reply = await cell.judge(request, limit)
      signal?.throwIfAborted()
      if ('problem' in reply && reply.problem.kind === 'timeout') ended += 1
      yield 'problem' in reply
        ? zero(exercise, kit, reply.problem)
        : resultOf(exercise, kit, reply.read)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}

/** The result of what counts nothing. */
function zero(
  { id }: Exercise,
  { checks }: Pristine,
  problem: Problem | undefined,
): ExerciseResult {
  const state = problem?.kind === 'missing' ? 'notStarted' : 'wrong'
  const results = (checks.get(id) ?? []).map((name) => ({ name, state: 'notRun' }) as const)
  return { exercise: id, state, checks: results, others: [], ...(problem && { problem }) }
}

/** The result that the kit's own list of checks makes of an answer. */
function resultOf({ id }: Exercise, { checks }: Pristine, read: Read): ExerciseResult {
  const results = (checks.get(id) ?? []).map((name): CheckResult => {
    return { name, state: read.states.get(name.en) ?? 'notRun' }
  })
  const { message, others, remark, timeline, time } = read
  return {
    exercise: id,
    state: stateOf(results, read),
    checks: results,
    others,
    ...(message && { message }),
    ...(remark && { remark }),
    ...(timeline && { timeline }),
    ...(time === undefined ? {} : { time }),
  }
}

function stateOf(results: readonly CheckResult[], { message }: Read): ExerciseState {
  if (message !== undefined || results.some(({ state }) => state === 'failed')) return 'wrong'
  if (results.length > 0 && results.every(({ state }) => state === 'passed')) return 'passed'
  const isUntouched = results.every(({ state }) => state !== 'passed')
  return isUntouched ? 'notStarted' : 'inProgress'
}
