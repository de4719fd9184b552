// What runs inside of the sealed process: it reads one request a line, compiles and judges the file
// with the same code as everywhere, and answers with one line of JSON.
import { readSync, writeSync } from 'node:fs'
import { exerciseOf } from '../catalog.ts'
import { compile } from '../compile.ts'
import type { Shown } from '../explain.ts'
import { judge, type Limits } from '../judge.ts'
import { timelineOf } from '../timeline/model.ts'
import type { Answer, Request } from './answer.ts'
import { collected } from './collect.ts'
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
  const verdict = await judge(checks, {
    exercise: exerciseOf(chapter, name),
    program: compile(file, text),
    findings: async () => [],
    typeErrors: async () => [],
    seed,
    limits: LIMITS,
    watcher: { failed: (requirement, shown) => void runs.set(requirement, shown) },
  })
  const shown = verdict.message?.check === undefined ? undefined : runs.get(verdict.message.check)
  if (shown === undefined) return { id, verdict }
  const timeline = timelineOf(shown.run.trace, { mark: shown.mark })
  return { id, verdict, timeline, time: shown.run.time }
}

/** Nobody waits, and the machine may be busy: only what does not end at all is stopped. */
const LIMITS: Limits = { check: 8, exercise: Number.POSITIVE_INFINITY }

const INPUT = 0
const OUTPUT = 3
let buffered = ''

/** Waits, in the one way that gives nothing else a turn: between two requests nothing may happen. */
function nextLine(): string | undefined {
  const bytes = Buffer.alloc(65_536)
  const decoder = new TextDecoder()
  while (!buffered.includes('\n')) {
    const length = patiently(() => readSync(INPUT, bytes, 0, bytes.length, null))
    if (length === 0) return undefined
    buffered += decoder.decode(bytes.subarray(0, length), { stream: true })
  }
  const end = buffered.indexOf('\n')
  const line = buffered.slice(0, end)
  buffered = buffered.slice(end + 1)
  return line
}

function writeWholly(text: string): void {
  const bytes = Buffer.from(text)
  for (let done = 0; done < bytes.length; ) {
    const from = done
    done += patiently(() => writeSync(OUTPUT, bytes, from))
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4))

/** The pipes of a child never wait: they say that there is nothing yet. */
function patiently(transfer: () => number): number {
  for (;;) {
    try {
      return transfer()
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(pause, 0, 0, 1)
    }
  }
}
