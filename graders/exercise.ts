// The one helper that a grader calls, and the one place where a student's program is loaded: by
// path, as data that the main process made (plugin.ts), never as a module of the kit.
import { beforeAll, inject, type RunnerTestSuite as Suite, type TestContext, test } from 'vitest'
import { type Exercise, exerciseOf } from './catalog.ts'
import type { Shown } from './explain.ts'
import { type Checks, judge } from './judge.ts'
import { say } from './language.ts'
import { type Note, type Played, printedBy } from './observe.ts'
import type { Replay } from './options.ts'
import type { Program } from './program.ts'
import { asError, ownerOf } from './report.ts'
import type { Finding } from './rules/finding.ts'
import type { Picture } from './timeline/picture.ts'
import type { Message, Verdict } from './verdict.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What `npm test` was asked for, beyond the names of exercises. */
    kit: Replay
    /** Is there somebody to look at pictures? Drawing takes longer than grading. */
    pictures: boolean
  }
  interface TaskMeta {
    verdict?: Verdict
    /** What the program printed in the run that the verdict is about. */
    printed?: readonly Note[]
  }
}

/** Set while the kit's own tests read a grader: they want its checks and no tests. */
export const collecting: { into: ((checks: Checks<never>) => void) | undefined } = {
  into: undefined,
}

/**
 * Declares the checks of an exercise. `url` is the grader's `import.meta.url`: the same path in
 * another room is the exercise.
 */
export function exercise<Module>(url: string, checks: Checks<Module>): void {
  if (collecting.into !== undefined) return collecting.into(checks as Checks<never>)
  const subject = subjectOf(url)
  let judged: Judged | undefined
  // biome-ignore lint/correctness/noEmptyPattern: vitest wants fixtures destructured.
  beforeAll(async ({}, file: Suite) => {
    judged = await judgeStub(subject, checks)
    const { verdict } = judged
    const printed = printedIn(judged, verdict.message?.check)
    Object.assign(file.meta, { verdict, ...(printed.length > 0 ? { printed } : {}) })
    // What nobody has begun is no success: a tick would say so.
    if (verdict.state === 'notStarted') skipped(file)
  })
  for (const [index, [en, { es }]] of Object.entries(checks).entries()) {
    test(say({ en, es }), async ({ annotate, skip, task }) => {
      const result = judged?.verdict.checks[index]
      if (judged === undefined || result === undefined) throw new Error(`no verdict on: ${en}`)
      const { verdict } = judged
      const isOwner = verdict.message !== undefined && ownerOf(verdict)?.en === en
      if (inject('pictures')) await show(judged, en, { annotate, task, isOwner })
      if (result.state === 'passed') return
      if (verdict.message !== undefined && result.state !== 'todo') throw asError(verdict, en)
      skip(say({ en: 'to do', es: 'por hacer' }))
    })
  }
}

function skipped(file: Suite): void {
  file.mode = 'skip'
  if (file.result !== undefined) file.result.state = 'skip'
}

/** A verdict, and what it is about. */
type Judged = {
  readonly subject: Exercise
  readonly verdict: Verdict
  /** The runs that messages show, and the last run of each check, by its name. */
  readonly shown: ReadonlyMap<string, Shown>
  readonly last: ReadonlyMap<string, Played<unknown>>
  readonly draw: () => Promise<Picture | undefined>
}

/** What the program printed in the run that a check is about. */
function printedIn({ shown, last }: Judged, check: string | undefined): readonly Note[] {
  if (check === undefined) return []
  const run = shown.get(check)?.run ?? last.get(check)
  return run === undefined ? [] : printedBy(run)
}

/** Where there is a UI: the panel of a check, and its console. */
async function show(
  judged: Judged,
  check: string,
  { annotate, task, isOwner }: Pick<TestContext, 'annotate' | 'task'> & { isOwner: boolean },
): Promise<void> {
  const { consoleText, panelHtml } = await import('./panel.ts')
  const printed = printedIn(judged, check)
  if (printed.length > 0) console.log(consoleText(printed))
  const { message } = judged.verdict
  if (!isOwner || message === undefined) return
  Object.assign(task.result ?? {}, { htmlError: panelHtml(judged.subject, message, printed) })
  const picture = await judged.draw()
  if (picture === undefined) return
  const { annotationOf } = await import('./timeline/attach.ts')
  await annotate(...annotationOf(picture))
}

/** The exercise that a grader's URL stands for. */
export function subjectOf(url: string): Exercise {
  const found = /([^/]+)\/([^/]+)\.grader\.ts(?:\?.*)?$/.exec(url)
  if (found?.[1] === undefined || found[2] === undefined) {
    throw new Error(`${url} is no grader: its name has to be graders/NN-topic/NN-name.grader.ts`)
  }
  return exerciseOf(found[1], found[2])
}

async function judgeStub<Module>(subject: Exercise, checks: Checks<Module>): Promise<Judged> {
  const shown = new Map<string, Shown>()
  const last = new Map<string, Played<unknown>>()
  const path = `/${subject.stub}`
  const judging = {
    exercise: subject,
    program: await load<Program>(`${path}?program`),
    findings: () => load<Finding[]>(`${path}?findings`),
    typeErrors: () => load<Message[]>(`${path}?types`),
    watcher: {
      failed: (requirement: string, run: Shown) => void shown.set(requirement, run),
      ended: (requirement: string, run?: Played<unknown>) =>
        void (run && last.set(requirement, run)),
    },
    ...inject('kit'),
  }
  const verdict = await judge(checks, judging)
  const draw = async () => {
    const { pictureOf } = await import('./timeline/picture.ts')
    // Where this copy does not say how it is solved, nothing is known of what was expected.
    const solution = await load<Program | undefined>(`/${subject.solution}?program`)
    return pictureOf(checks, judging, { verdict, shown, solution })
  }
  return { subject, verdict, shown, last, draw }
}

async function load<T>(id: string): Promise<T> {
  const { data } = (await import(/* @vite-ignore */ id)) as { data: T }
  return data
}
