// What takes too long for every run of the tests, measured by hand:
//   npx tsx graders/tests/grade/endurance.ts kills 20        kill -9 at random moments, then --resume
//   npx tsx graders/tests/grade/endurance.ts submissions 1000
//   npx tsx graders/tests/grade/endurance.ts reports 1000
//   npx tsx graders/tests/grade/endurance.ts class 30        all exercises, every sixth hostile
// Each prints figures, and ends with 1 where something does not hold.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { exercises as allExercises, type Exercise } from '../../catalog.ts'
import { FORMATS, outputsOf } from '../../reports/formats.ts'
import { merge } from '../../reports/merge.ts'
import type { Report } from '../../reports/report.ts'
import { readReport } from '../../reports/validate.ts'
import { brokenReport, brokenSubmission, dice } from './garbage.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-endurance-'))
const all = allExercises(ROOT)

type Ran = { code: number | null; said: string; seconds: number; peak: number }

const say = (text: string) => process.stdout.write(`${text}\n`)

function start(words: readonly string[]): ChildProcess {
  const script = ['--import', 'tsx', join(ROOT, 'graders/grade/grade.ts')]
  const env = { ...process.env, KIT_LANG: 'en', NO_COLOR: '1', INIT_CWD: room }
  return spawn(process.execPath, [...script, ...words], { cwd: ROOT, env })
}

async function run(words: readonly string[], child = start(words)): Promise<Ran> {
  const began = performance.now()
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part))
  let peak = 0
  const timer = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid ?? 0))), 200)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(timer)
  return { code, said, seconds: (performance.now() - began) / 1000, peak }
}

/** The memory that a process and all below it hold, in MB, as Linux counts it; 0 elsewhere. */
function memoryOf(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const own = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024
    return own + childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), 0)
  } catch {
    return 0
  }
}

function childrenOf(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`)
  return tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
}

/** A submission with the answers that `answer` gives. */
function submission(
  name: string,
  exercises: readonly Exercise[],
  answer: (exercise: Exercise) => string,
): string {
  const folder = join(room, 'class', name)
  for (const exercise of exercises) {
    const path = join(folder, exercise.stub)
    mkdirSync(dirname(path), { recursive: true })
    cpSync(join(ROOT, answer(exercise)), path)
  }
  return folder
}

/** A wrong answer to the exercise, another for each number. */
function wrongAnswer({ chapter, name, stub }: Exercise, number: number): string {
  const folder = `graders/${chapter}/wrong`
  const names = readdirSync(join(ROOT, folder))
    .filter((file) => file.startsWith(`${name}.`))
    .sort()
  const found = names[number % Math.max(1, names.length)]
  return found === undefined ? stub : `${folder}/${found}`
}

const bytes = (out: string) => readFileSync(join(out, 'report.json'), 'utf8')

const problems: string[] = []

function demand(isSo: boolean, what: string): void {
  if (isSo) return
  problems.push(what)
  say(`  NOT SO: ${what}`)
}

/** Cheap ones: what is measured is the run and not the seal. */
const KILLED = ['01/01', '01/02', '01/05', '02/01', '02/07', '02/10']

async function kills(times: number): Promise<void> {
  const exercises = all.filter(({ id }) => KILLED.includes(id))
  submission('ana', exercises, ({ solution }) => solution)
  submission('bob', exercises, (exercise) => wrongAnswer(exercise, 0))
  submission('eve', exercises, (exercise) => wrongAnswer(exercise, 1))
  const ids = exercises.flatMap(({ id }) => ['--exercise', id])
  const words = [
    '--submissions',
    join(room, 'class'),
    ...ids,
    '--seed',
    '7',
    '--format',
    'text',
    '--out',
  ]
  const first = await run([...words, join(room, 'whole')])
  demand(first.code === 0, `an undisturbed run ends with 0: ${first.said}`)
  const whole = bytes(join(room, 'whole'))
  const [ana] = (JSON.parse(whole) as Report).submissions
  const lost = ana?.results.filter(({ state }) => state !== 'passed')
  demand(lost?.length === 0, `solutions get all points, but for ${JSON.stringify(lost)}`)
  const undisturbed = await run([...words, join(room, 'second')])
  demand(bytes(join(room, 'second')) === whole, 'two undisturbed runs give the same bytes')
  say(`undisturbed: ${undisturbed.seconds.toFixed(1)} s`)
  const roll = dice(Date.now())
  for (let time = 1; time <= times; time += 1) {
    const out = join(room, `killed-${time}`)
    // Twice in every third: a run that is taken up can be killed, too.
    const strikes = time % 3 === 0 ? 2 : 1
    let kept = 0
    for (let strike = 0; strike < strikes; strike += 1) {
      const isThere = existsSync(join(out, 'run.json'))
      const child = start(isThere ? ['--resume', '--out', out] : [...words, out])
      const ended = run([], child)
      await new Promise((resolve) => setTimeout(resolve, roll() * undisturbed.seconds * 1000))
      const below = allBelow(child.pid ?? 0)
      child.kill('SIGKILL')
      await ended
      // A sealed process ends when its parent has gone, at the latest after the check it is at.
      const goesOn = () => below.filter((pid) => !isZombie(pid))
      for (let tries = 0; tries < 100 && goesOn().length > 0; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      demand(goesOn().length === 0, `${time}: ${goesOn().join(' ')} go on after the kill`)
      const path = join(out, 'results.jsonl')
      kept = existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
    }
    const isThere = existsSync(join(out, 'run.json'))
    const resumed = await run(
      isThere ? ['--resume', '--format', 'text', '--out', out] : [...words, out],
    )
    demand(resumed.code === 0, `${time}: --resume ends with 0: ${resumed.said}`)
    const isSame = existsSync(join(out, 'report.json')) && bytes(out) === whole
    demand(isSame, `${time}: the bytes are those of an undisturbed run`)
    if (!isSame) {
      const lines = whole.split('\n')
      for (const line of bytes(out).split('\n')) if (!lines.includes(line)) say(line.slice(0, 2000))
    }
    say(
      `${time}: killed with ${kept} lines kept, resumed in ${resumed.seconds.toFixed(1)} s: ${isSame ? 'same bytes' : 'OTHER BYTES'}`,
    )
  }
}

function allBelow(pid: number): number[] {
  try {
    return childrenOf(pid).flatMap((child) => [child, ...allBelow(child)])
  } catch {
    return []
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}

async function submissions(count: number): Promise<void> {
  const subject = all.find(({ id }) => id === '02/07')
  if (subject === undefined) throw new Error('there is no 02/07')
  const text = readFileSync(join(ROOT, subject.solution), 'utf8')
  const done = new Map<string, string>()
  for (let number = 0; number < count; number += 1) {
    const id = `s${String(number).padStart(4, '0')}`
    done.set(id, brokenSubmission(join(room, 'class', id), subject.stub, text, number))
  }
  const out = join(room, 'out')
  const ran = await run([
    '--submissions',
    join(room, 'class'),
    '--exercise',
    subject.id,
    '--seed',
    '7',
    '--out',
    out,
  ])
  demand(ran.code === 0, `it ends with 0, not ${ran.code}: ${ran.said.slice(-2000)}`)
  const report = readReport(join(out, 'report.json'))
  if ('problem' in report) return demand(false, report.problem)
  demand(
    report.submissions.length === count,
    `${report.submissions.length} of ${count} are in the report`,
  )
  const kinds = new Map<string, number>()
  for (const { id, results } of report.submissions) {
    const [result] = results
    const kind = result?.problem?.kind ?? result?.state ?? 'none'
    const way = `${done.get(id)}: ${kind}`
    kinds.set(way, (kinds.get(way) ?? 0) + 1)
    const said = result?.problem?.text.en ?? result?.message?.seen.en ?? ''
    const isSaid = result?.state === 'passed' || result?.state === 'notStarted' || said.length > 4
    demand(isSaid, `${id} (${done.get(id)}) says nothing`)
    demand(
      result?.problem === undefined || !said.includes('\n'),
      `${id}: more than a line: ${said}`,
    )
  }
  for (const [way, times] of [...kinds].sort()) say(`  ${way} ${times}`)
  say(`${count} submissions in ${ran.seconds.toFixed(0)} s, ${ran.peak.toFixed(0)} MB at most`)
}

async function reports(count: number): Promise<void> {
  const exercises = all.slice(0, 6)
  for (const [at, name] of ['ana', 'bob', 'eve'].entries()) {
    submission(name, exercises, (exercise) =>
      at === 0 ? exercise.solution : wrongAnswer(exercise, at),
    )
  }
  const ids = exercises.flatMap(({ id }) => ['--exercise', id])
  const out = join(room, 'out')
  await run(['--submissions', join(room, 'class'), ...ids, '--seed', '7', '--out', out])
  const text = bytes(out)
  const path = join(room, 'report.json')
  let [refused, slowest] = [0, 0]
  const lines = new Set<string>()
  for (let number = 0; number < count; number += 1) {
    writeFileSync(path, brokenReport(text, number))
    const began = performance.now()
    const read = readReport(path)
    if ('problem' in read) {
      refused += 1
      lines.add(read.problem.replaceAll(/\d+/g, 'N'))
      demand(/^[^\n]{5,400}$/.test(read.problem), `${number}: no line: ${read.problem}`)
    } else {
      const { report } = merge([{ name: 'x', report: read }])
      for (const output of outputsOf(report ?? read, FORMATS))
        for (const part of output.text()) part.length
    }
    slowest = Math.max(slowest, performance.now() - began)
  }
  say(
    `${count} reports: ${refused} refused in one line each (${lines.size} kinds), ${count - refused} told in every format; slowest ${slowest.toFixed(0)} ms`,
  )
  // And once through the command, a hundred at a time.
  const folders = Array.from({ length: 100 }, (_, number) => {
    const folder = join(room, `r${number}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'report.json'), number === 0 ? text : brokenReport(text, number))
    return folder
  })
  const ran = await run(['merge', ...folders, '--out', join(room, 'merged')])
  const said = ran.said.split('\n').filter((line) => line.startsWith('r') || line.startsWith(room))
  demand(ran.code === 1, `the merge ends with 1, not ${ran.code}: ${ran.said.slice(-2000)}`)
  say(`merge of 100: exit ${ran.code}, ${said.length} lines, ${ran.seconds.toFixed(1)} s`)
}

const HOSTILE = [
  'while (true) {}',
  'export const x = []; for (;;) x.push(new Array(1e6).fill(1))',
  'const f = () => Promise.resolve().then(f); f(); /(a+)+$/.test("a".repeat(50) + "b")',
  'process.exit(0)',
  'export function* main() { for (;;) console.log("x".repeat(1e6)) }\nthrow new Error("x".repeat(1e7))',
]

async function ofClass(count: number): Promise<void> {
  const exercises = all.filter(({ id }) => id < '04')
  let hostile = 0
  for (let number = 0; number < count; number += 1) {
    const name = `s${String(number).padStart(2, '0')}`
    const folder = submission(name, exercises, (exercise) =>
      number % 3 === 0
        ? exercise.solution
        : number % 3 === 1
          ? wrongAnswer(exercise, number)
          : exercise.stub,
    )
    if (number % 6 !== 5) continue
    const text = HOSTILE[hostile++ % HOSTILE.length] ?? ''
    for (const { stub } of exercises.filter((_, at) => at % 8 === 0)) {
      writeFileSync(join(folder, stub), text)
    }
  }
  const chapters = ['01', '02', '03'].flatMap((chapter) => ['--exercise', chapter])
  const words = ['--submissions', join(room, 'class'), ...chapters, '--seed', '7', '--out']
  const two = await run([...words, join(room, 'two'), '--jobs', '2'])
  say(two.said.split('\n').slice(-6).join('\n'))
  demand(two.code === 0, `it ends with 0, not ${two.code}: ${two.said.slice(-2000)}`)
  demand(two.peak < 1500, `${two.peak.toFixed(0)} MB are less than 1500`)
  const report = JSON.parse(bytes(join(room, 'two'))) as Report
  for (const [number, { id, results }] of report.submissions.entries()) {
    const passed = results.filter(({ state }) => state === 'passed').length
    if (number % 6 === 5) {
      const won = results.filter(({ score }, at) => at % 8 === 0 && score > 0)
      demand(won.length === 0, `${id} is hostile and gets points: ${JSON.stringify(won)}`)
    } else if (number % 3 === 0)
      demand(passed === exercises.length, `${id} is right and passes ${passed}`)
  }
  say(
    `${count} submissions x ${exercises.length} exercises, ${hostile} hostile: ${two.seconds.toFixed(0)} s on 2 jobs, ${two.peak.toFixed(0)} MB at most`,
  )
  const honest = join(room, 'honest.csv')
  const rows = report.submissions
    .filter((_, number) => number % 6 !== 5)
    .map(({ id }) => `${id},class/${id}`)
  writeFileSync(honest, `id,path\n${rows.join('\n')}\n`)
  const ofHonest = ['--roster', honest, ...chapters, '--seed', '7', '--out']
  const alone = await run([...ofHonest, join(room, 'alone'), '--jobs', '2'])
  const one = await run([...ofHonest, join(room, 'one'), '--jobs', '1'])
  say(
    `the ${rows.length} honest ones alone: ${alone.seconds.toFixed(0)} s on 2 jobs, ${one.seconds.toFixed(0)} s on 1 job, ${one.peak.toFixed(0)} MB at most`,
  )
  demand(bytes(join(room, 'one')) === bytes(join(room, 'alone')), 'one job or two: the same bytes')
  const others = JSON.parse(bytes(join(room, 'alone'))) as Report
  const same = others.submissions.every((each) => {
    const other = report.submissions.find(({ id }) => id === each.id)
    return JSON.stringify(other) === JSON.stringify(each)
  })
  demand(same, 'honest submissions have the same results beside hostile ones, on 2 jobs or on 1')
}

const [what = '', count = ''] = process.argv.slice(2)
const tasks: Record<string, (count: number) => Promise<void>> = {
  kills,
  submissions,
  reports,
  class: ofClass,
}
try {
  await tasks[what]?.(Number(count))
  if (tasks[what] === undefined) demand(false, `kills, submissions, reports or class, not ${what}`)
} finally {
  rmSync(room, { recursive: true, force: true })
}
say(problems.length === 0 ? 'everything holds' : `${problems.length} things do not hold`)
process.exitCode = problems.length === 0 ? 0 : 1
