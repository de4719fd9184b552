// Grades submissions, a few at a time. What one of them does is its own result: the run goes on. The
// report does not depend on how many are graded at once, nor in which order they end.
import type { Exercise } from '../catalog.ts'
import type { Text } from '../language.ts'
import { gradedOf, type Sealed, submissionOf, ungraded } from '../reports/graded.ts'
import type { Assigned, Graded, Problem, Report, Submission } from '../reports/report.ts'
import type { ExerciseResult } from '../seal/seal.ts'
import { given } from '../verdict.ts'
import { Unopened } from './found.ts'
import type { Journal, Plan } from './journal.ts'
import type { Entry } from './roster.ts'
import { open } from './source.ts'

/** What grades: the seal, or in a test what takes its place. */
export type Grade = (asked: {
  readonly dir: string
  readonly exercises: readonly Exercise[]
  readonly seed: number
  readonly root: string
  readonly allowUnsealed: boolean
  /** How many exercises of the submission did not end, in the run that this one takes up. */
  readonly ended: number
  readonly signal: AbortSignal
}) => AsyncIterable<ExerciseResult>

/** What a run needs. */
export type Run = {
  readonly root: string
  readonly plan: Plan
  /** The exercises of the plan, with their paths. */
  readonly exercises: readonly Exercise[]
  readonly journal: Journal
  readonly jobs: number
  /** What the seal lacks here, where grading without it was asked for. */
  readonly unsealed?: readonly Text[]
  readonly signal: AbortSignal
  readonly watcher?: Watcher
  readonly grade: Grade
}

/** Is told how far the run is. */
export type Watcher = {
  graded?(id: string, result: Graded): void
  /** A submission is done, now or in the run that this one takes up. */
  done?(submission: Submission): void
}

/** Grades everything that is not graded yet; throws the signal's reason where it was stopped. */
export async function gradeAll(run: Run): Promise<Report> {
  const { plan, signal } = run
  const done = new Map<string, Submission>()
  const waiting = [...plan.entries]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      signal.throwIfAborted()
      const submission = await gradeOne(next, run)
      done.set(next.id, submission)
      run.watcher?.done?.(submission)
    }
  }
  const workers = Array.from({ length: Math.max(1, run.jobs) }, worker)
  const ended = await Promise.allSettled(workers)
  // All have ended before anybody hears of it: none writes into a journal that is closed.
  for (const each of ended) if (each.status === 'rejected') throw each.reason
  const { kit, seed, exercises } = plan
  const submissions = plan.entries.flatMap(({ id }) => done.get(id) ?? [])
  return { schema: 'asyncio-kit/report/v1', kit, seed, exercises, submissions }
}

async function gradeOne(entry: Entry, run: Run): Promise<Submission> {
  const { journal, exercises, root, signal } = run
  const known = journal.known(entry.id)
  if (known.opening !== undefined && known.results.size === exercises.length) {
    return whole(entry.id, run)
  }
  try {
    const opened = await open(entry, { root, exercises, signal, room: journal.room })
    try {
      const { fingerprint, commit, notes } = opened
      journal.opened(entry.id, { fingerprint, notes, ...given({ commit }) })
      await gradeRest(entry.id, opened, run)
    } finally {
      opened.close()
    }
    return whole(entry.id, run)
  } catch (error) {
    if (!(error instanceof Unopened)) throw error
    journal.failed(entry.id, error.problem)
    return ungraded(entry.id, error.problem)
  }
}

/** Grades the exercises of which nothing is known, in the order of the course. */
async function gradeRest(
  id: string,
  { dir, problems }: { dir: string; problems: ReadonlyMap<string, Problem> },
  run: Run,
): Promise<void> {
  const { journal, plan, root, signal, grade } = run
  const { results } = journal.known(id)
  const rest = run.exercises.filter((exercise) => !results.has(exercise.id))
  if (rest.length === 0) return
  const assigned = new Map(plan.exercises.map((each) => [each.id, each]))
  const ended = [...results.values()].filter(({ problem }) => problem?.kind === 'timeout').length
  const asked = { dir, exercises: rest, seed: plan.seed, root, signal, ended }
  for await (const result of grade({ ...asked, allowUnsealed: run.unsealed !== undefined })) {
    const exercise = assigned.get(result.exercise)
    if (exercise === undefined) continue
    const graded = gradedOf(withProblem(result, problems), exercise)
    journal.graded(id, graded)
    run.watcher?.graded?.(id, graded)
  }
  signal.throwIfAborted()
}

/** What the submission had in place of a file is why there is none. */
function withProblem(result: ExerciseResult, problems: ReadonlyMap<string, Problem>): Sealed {
  const problem = problems.get(result.exercise)
  return problem === undefined ? result : { ...result, state: 'wrong', problem }
}

/** The submission as the journal has it. */
function whole(id: string, { journal, plan, unsealed }: Run): Submission {
  const { opening, results } = journal.known(id)
  const graded = plan.exercises.map((each) => results.get(each.id) ?? nothing(each))
  const about = { id, notes: opening?.notes ?? [] }
  return submissionOf({ ...about, ...given({ unsealed, commit: opening?.commit }) }, graded)
}

/** An exercise of which the seal has said nothing counts nothing. */
function nothing({ id, checks }: Assigned): Graded {
  return {
    ...{ exercise: id, state: 'wrong', score: 0, others: [] },
    checks: checks.map(() => 'notRun'),
    problem: { kind: 'unsaid', text: UNSAID },
  }
}

const UNSAID: Text = { en: 'It was not graded.', es: 'No se evaluó.' }
