// What runs inside of the sealed process: it reads one request a line, compiles and judges the file
// with the same code as everywhere, and answers with one line of JSON.
import { exerciseOf } from '../catalog.ts'
import { compile } from '../compile.ts'
import type { Shown } from '../explain.ts'
import { judge, type Limits } from '../judge.ts'
import { timelineOf } from '../timeline/model.ts'
import type { Answer, Question, Request, Second } from './answer.ts'
import { collected } from './collect.ts'
import type { Opinion } from './expert.ts'
import { nextLine, writeWholly } from './pipes.ts'
import './graders.ts'

/** Answers the requests that come in, until there are no more. */
export async function serve(): Promise<void> {
  for (let line = nextLine(); line !== undefined; line = nextLine()) {
    const answer = line === 'checks' ? checksOfAll() : await judged(JSON.parse(line) as Request)
    writeWholly(`${JSON.stringify(answer)}\n`)
  }
}

/** The names of all checks, for the parent's list: asked of a process that ran no student's file. */
function checksOfAll(): Record<string, { en: string; es: string }[]> {
  const lists = [...collected].map(([id, checks]) => {
    return [id, Object.entries(checks).map(([en, { es }]) => ({ en, es }))] as const
  })
  return Object.fromEntries(lists)
}

async function judged({ id, exercise, file, text, seed }: Request): Promise<Answer> {
  const [, chapter = '', name = ''] = /^exercises\/([^/]+)\/([^/]+)\.ts$/.exec(file) ?? []
  const checks = collected.get(exercise)
  if (checks === undefined) throw new Error(`no grader for ${exercise}`)
  const runs = new Map<string, Shown>()
  let known: Opinion | undefined
  const opinion = () => {
    known ??= asked(id)
    return known
  }
  const verdict = await judge(checks, {
    exercise: exerciseOf(chapter, name),
    program: compile(file, text),
    findings: async () => opinion().findings,
    typeErrors: async () => opinion().typeErrors,
    seed,
    limits: LIMITS,
    watcher: { failed: (requirement, shown) => void runs.set(requirement, shown) },
  })
  const shown = verdict.message?.check === undefined ? undefined : runs.get(verdict.message.check)
  if (shown === undefined) return { id, verdict }
  const timeline = timelineOf(shown.run.trace, { mark: shown.mark })
  return { id, verdict, timeline, time: shown.run.time }
}

/** What the parent's expert thinks of the file; to wait for it gives nothing else a turn. */
function asked(id: number): Opinion {
  writeWholly(`${JSON.stringify({ id, asks: 'opinion' } satisfies Question)}\n`)
  return (JSON.parse(nextLine() ?? '') as Second).opinion
}

/** Nobody waits, and the machine may be busy: only what does not end at all is stopped. */
const LIMITS: Limits = { check: 8, exercise: Number.POSITIVE_INFINITY }
