// `npm run grade`: grades, and writes what came out. It prints itself, for it takes long: how far it
// is to standard error, the grades to standard output.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { exercises as allExercises, type Exercise } from '../catalog.ts'
import { say, type Text } from '../language.ts'
import { noCommand } from '../reports/escape.ts'
import { outputsOf, writeOutputs } from '../reports/formats.ts'
import { kitOf } from '../reports/kit-hash.ts'
import { type Assigned, canonical } from '../reports/report.ts'
import { worth } from '../reports/scores.ts'
import { textReport } from '../reports/text.ts'
import { Experts } from '../seal/expert.ts'
import { pristine } from '../seal/pristine.ts'
import { gradeSubmission, SealError, sealTrouble } from '../seal/seal.ts'
import { titles } from '../titles.ts'
import { type Asked, type ExitCode, refuse, understood } from './asked.ts'
import { Journal, Locked, type Plan, planIn } from './journal.ts'
import { Pace } from './pace.ts'
import { publish } from './publish.ts'
import { type Request, requestOf, secretSeed, type Task } from './request.ts'
import { gradeAll } from './run.ts'
import * as says from './says.ts'

/** Grades what the words ask for. */
export async function grade(typed: readonly string[], asked: Asked): Promise<ExitCode> {
  const words = understood(typed, asked)
  if (typeof words === 'number') return words
  const request = requestOf(words, asked)
  if (typeof request === 'string') return refuse(asked, request)
  const missing = asked.seal?.trouble() ?? sealTrouble()
  if (missing.length > 0) {
    const said = new SealError([...missing]).text
    if (!request.allowUnsealed) return refuse(asked, say(said))
    asked.err.write(`${asked.style('bad', say(says.loud(missing)))}\n`)
  }
  try {
    const plan = await planOf(request, asked)
    if (typeof plan === 'string') return refuse(asked, plan)
    return await run(request, plan, missing, asked)
  } catch (error) {
    // A full disk, a folder of somebody else's: no mistake of the kit's.
    if (!isOfFiles(error)) throw error
    return refuse(asked, say(says.notWritten(error.path ?? request.out, error.code)))
  }
}

function isOfFiles(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

/** The plan of a new run, or of the one to go on with; a text says why there is none. */
async function planOf(request: Request, { root, cwd }: Asked): Promise<Plan | string> {
  const { task, out, isResumed } = request
  const known = planIn(out)
  const folder = relative(cwd, out) || '.'
  if (!isResumed) {
    if (known !== undefined) return say(says.isRun(folder))
    if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0)) {
      return say(says.isForeign(folder))
    }
    return task === undefined ? say(says.noRun(folder)) : newPlan(task, root, secretSeed())
  }
  if (known === undefined) return say(says.noRun(folder))
  if (canonical(known.kit) !== canonical(kitOf(root))) return say(says.otherKit(folder))
  if (task === undefined) return known
  const isSame = canonical(await newPlan(task, root, known.seed)) === canonical(known)
  return isSame ? known : say(says.otherTask(folder))
}

async function newPlan(task: Task, root: string, seed: number): Promise<Plan> {
  const { checks } = await pristine(root)
  const exercises = task.exercises.map(
    (exercise): Assigned => ({
      ...{ id: exercise.id, file: exercise.stub, title: titles(root, exercise) },
      points: worth(task.points, exercise.id),
      checks: checks.get(exercise.id) ?? [],
    }),
  )
  const { entries } = task
  return {
    schema: 'asyncio-kit/run/v1',
    kit: kitOf(root),
    seed: task.seed ?? seed,
    exercises,
    entries,
  }
}

async function run(
  request: Request,
  plan: Plan,
  missing: readonly Text[],
  asked: Asked,
): Promise<ExitCode> {
  const { out, isResumed, jobs, formats } = request
  const { root, cwd, signal, style, err } = asked
  const journal = journalIn(out, plan, isResumed)
  const folder = relative(cwd, out) || '.'
  if (journal instanceof Locked) return refuse(asked, say(says.busy(folder, journal.pid)))
  const pace = new Pace(plan.entries.length, plan.exercises.length, err)
  const counts = new Map<string, number>()
  // One for all: it takes longer to begin than to look at twenty texts.
  const expert = new Experts(await pristine(root))
  const close = () => expert.close()
  signal.addEventListener('abort', close)
  try {
    const report = await gradeAll({
      ...{ root, plan, journal, jobs, signal, exercises: exercisesOf(plan, root) },
      ...(missing.length === 0 ? {} : { unsealed: missing }),
      grade: asked.seal?.grade ?? ((what) => gradeSubmission({ ...what, expert })),
      watcher: {
        graded: (id) => {
          counts.set(id, (counts.get(id) ?? 0) + 1)
          pace.graded()
        },
        done: (submission) => pace.done(submission, counts.get(submission.id) ?? 0, plan),
      },
    })
    pace.clear()
    writeOutputs(out, outputsOf(report, formats))
    publish(report, formats, asked)
    asked.out.write(noCommand(textReport(report, style)))
    asked.out.write(`${say(says.written(folder))}\n`)
    return report.submissions.some(({ problem }) => problem !== undefined) ? 1 : 0
  } catch (error) {
    pace.clear()
    if (!signal.aborted) throw error
    err.write(`\n${say(says.stopped(folder))}\n`)
    return 130
  } finally {
    signal.removeEventListener('abort', close)
    close()
    journal.close()
  }
}

function journalIn(out: string, plan: Plan, isResumed: boolean): Journal | Locked {
  try {
    return isResumed ? Journal.resume(out) : Journal.begin(out, plan)
  } catch (error) {
    if (error instanceof Locked) return error
    throw error
  }
}

function exercisesOf({ exercises }: Plan, root: string): Exercise[] {
  const wanted = new Set(exercises.map(({ id }) => id))
  return allExercises(root).filter(({ id }) => wanted.has(id))
}
