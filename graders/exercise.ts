// The one helper that a grader calls, and the one place where a student's program is loaded: by
// path, as data that the main process made (plugin.ts), never as a module of the kit.
import { beforeAll, describe, inject, test } from 'vitest'
import { type Exercise, exerciseOf } from './catalog.ts'
import type { Shown } from './explain.ts'
import { type Checks, judge } from './judge.ts'
import { say } from './language.ts'
import type { Replay } from './options.ts'
import type { Program } from './program.ts'
import { asError } from './report.ts'
import type { Finding } from './rules/finding.ts'
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
  describe(`${subject.id} ${subject.name.slice(3)}`, () => {
    let verdict: Verdict | undefined
    const shown = new Map<string, Shown>()
    // biome-ignore lint/correctness/noEmptyPattern: vitest wants fixtures destructured.
    beforeAll(async ({}, suite) => {
      verdict = await judgeStub(subject, checks, shown)
      Object.assign(suite.meta, { verdict })
    })
    for (const [index, [en, { es }]] of Object.entries(checks).entries()) {
      test(say({ en, es }), async ({ annotate, skip }) => {
        const result = verdict?.checks[index]
        if (verdict === undefined || result === undefined) throw new Error(`no verdict on: ${en}`)
        if (result.state === 'passed') return
        if (verdict.message !== undefined && result.state !== 'todo') {
          const run = verdict.message.check === en ? shown.get(en) : undefined
          if (run !== undefined) {
            const { annotationOf } = await import('./timeline/attach.ts')
            await annotate(...annotationOf(run))
          }
          throw asError(verdict, en)
        }
        skip(say({ en: 'to do', es: 'por hacer' }))
      })
    }
  })
}

/** The exercise that a grader's URL stands for. */
export function subjectOf(url: string): Exercise {
  const found = /([^/]+)\/([^/]+)\.grader\.ts(?:\?.*)?$/.exec(url)
  if (found?.[1] === undefined || found[2] === undefined) {
    throw new Error(`${url} is no grader: its name has to be graders/NN-topic/NN-name.grader.ts`)
  }
  return exerciseOf(found[1], found[2])
}

/** `shown` receives the run that the message of a failing check is about, where it is to be drawn. */
async function judgeStub<Module>(
  subject: Exercise,
  checks: Checks<Module>,
  shown: Map<string, Shown>,
): Promise<Verdict> {
  const failed = (requirement: string, run: Shown) => void shown.set(requirement, run)
  const path = `/${subject.stub}`
  const program = await load<Program>(`${path}?program`)
  return judge(checks, {
    exercise: subject,
    program,
    findings: () => load<Finding[]>(`${path}?findings`),
    typeErrors: () => load<Message[]>(`${path}?types`),
    ...(inject('pictures') ? { watcher: { failed } } : {}),
    ...inject('kit'),
  })
}

async function load<T>(id: string): Promise<T> {
  const { data } = (await import(/* @vite-ignore */ id)) as { data: T }
  return data
}
