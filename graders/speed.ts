// `npm run bench:grading`: what the kit costs on top of vitest, in interleaved rounds on the same
// machine; each figure stands beside that of a bare vitest project with as many trivial tests.
//
// The exercise is graded in a copy of the project, so that no stub of the user is touched.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { exercises } from './catalog.ts'
import { type Figure, json, line } from './figures.ts'
import { say, type Text } from './language.ts'
import { parseWords, tell, wholeNumber } from './options.ts'
import { PROGRAMS, rates } from './throughput.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const EXERCISE = '02-coroutines-and-tasks/07-hundred-files'
const WRONG = `graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts`

const trivialTest = `import { expect, test } from 'vitest'
test('adds', () => {
  expect(1 + 1).toBe(2)
})
`

const FLAGS = {
  rounds: { type: 'string', default: '10' },
  only: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP: Text = {
  en: `npm run bench:grading [-- options]

What the kit costs beside a bare vitest project with as many trivial tests, in interleaved rounds:

  cold         from the command to its end: npm test 02/07, solved and wrong, with and without npm
  all          the same for every exercise, all of them solved
  watch        from a save to the verdict
  memory       the most that all processes of a cold run held together
  throughput   runs of simulate in a second, by the sort of program that properties try

Options
  --rounds N       so many rounds (default 10)
  --only cold,all  some of them
  --json FILE      the figures as JSON, too
  --help           this text
`,
  es: `npm run bench:grading [-- opciones]

Lo que cuesta el kit al lado de un proyecto de vitest con otras tantas pruebas triviales, en rondas
alternadas:

  cold         de la orden a su final: npm test 02/07, resuelto y mal, con npm y sin él
  all          lo mismo con todos los ejercicios, todos resueltos
  watch        de guardar al veredicto
  memory       lo máximo que ocuparon a la vez todos los procesos de una ejecución
  throughput   ejecuciones de simulate por segundo, con programas como los que prueban las propiedades

Opciones
  --rounds N       tantas rondas (por defecto, 10)
  --only cold,all  algunas
  --json FILE      las cifras también como JSON
  --help           este texto
`,
}

const PARTS: Record<Part, () => Promise<void> | void> = {
  cold,
  all: coldAll,
  watch: async () => {
    await watch('solution', 'solved', `solutions/${EXERCISE}.ts`)
    await watch('wrong answer', 'wrong', WRONG)
  },
  memory,
  throughput,
}

const asked = understood(process.argv.slice(2))
const { rounds: ROUNDS } = asked
const figures: Figure[] = []

const work = mkdtempSync(join(tmpdir(), 'asyncio-kit-speed-'))
const bare = join(work, 'bare')
const bareAll = join(work, 'bare-all')
const kit = join(work, 'kit')
const vitest = join('node_modules', 'vitest', 'vitest.mjs')

function layOut(): void {
  for (const folder of [bare, bareAll, kit]) {
    mkdirSync(folder, { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    if (folder !== kit) writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  }
  writeFileSync(join(bare, 'trivial.test.ts'), trivialTest)
  for (const { id } of exercises(root)) {
    writeFileSync(join(bareAll, `${id.replace('/', '-')}.test.ts`), trivialTest)
  }
  const isOwn = (path: string) =>
    !path.includes(join(root, 'runtime')) || !/node_modules/.test(path.slice(root.length))
  for (const part of ['exercises', 'solutions', 'graders', 'runtime']) {
    cpSync(join(root, part), join(kit, part), { recursive: true, filter: isOwn })
  }
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, file), join(kit, file))
  }
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

async function cold(): Promise<void> {
  for (const [answer, file, code] of [
    ['solution', `solutions/${EXERCISE}.ts`, 0],
    ['wrong answer', WRONG, 1],
  ] as const) {
    put(file)
    const times = { bare: [] as number[], npm: [] as number[], node: [] as number[] }
    for (let round = -1; round < ROUNDS; round += 1) {
      const spent = {
        bare: await timed(process.execPath, [vitest, 'run'], bare, 0),
        npm: await timed(npm, ['test', '02/07'], kit, code),
        node: await timed(process.execPath, [vitest, 'run', '--', '02/07'], kit, code),
      }
      // The first round warms the file caches.
      if (round < 0) continue
      times.bare.push(spent.bare)
      times.npm.push(spent.npm)
      times.node.push(spent.node)
    }
    report(`cold, ${answer}: npm test 02/07`, 'ms', times.npm, times.bare)
    report(`cold, ${answer}: without npm`, 'ms', times.node, times.bare)
  }
}

/** Every exercise at once, solved. What a run learns it forgets before the next: all are graded. */
async function coldAll(): Promise<void> {
  const all = exercises(root)
  for (const { solution, stub } of all) cpSync(join(root, solution), join(kit, stub))
  const times = { bare: [] as number[], kit: [] as number[] }
  for (let round = -1; round < Math.min(ROUNDS, 5); round += 1) {
    rmSync(join(kit, '.kit'), { recursive: true, force: true })
    const spent = {
      bare: await timed(process.execPath, [vitest, 'run'], bareAll, 0),
      kit: await timed(npm, ['test'], kit, 0),
    }
    if (round < 0) continue
    times.bare.push(spent.bare)
    times.kit.push(spent.kit)
  }
  report(`cold, all ${all.length} exercises: npm test`, 'ms', times.kit, times.bare)
}

// Every process of a run writes down how much it holds at most; one that is killed has done so.
const METER = `
import { isMainThread } from 'node:worker_threads'
import { writeFileSync } from 'node:fs'
if (isMainThread) {
  const note = () => writeFileSync(process.env.KIT_METER + process.pid, String(process.resourceUsage().maxRSS))
  setInterval(note, 50).unref()
  process.on('exit', note)
}
`

async function memory(): Promise<void> {
  const meter = join(work, 'meter.mjs')
  writeFileSync(meter, METER)
  put(`solutions/${EXERCISE}.ts`)
  const held = { bare: [] as number[], kit: [] as number[] }
  for (let round = 0; round < Math.min(ROUNDS, 5); round += 1) {
    held.bare.push(await megabytes(meter, ['run'], bare))
    held.kit.push(await megabytes(meter, ['run', '--', '02/07'], kit))
  }
  report('memory, solution: 02/07', 'MB', held.kit, held.bare)
}

async function megabytes(meter: string, words: string[], cwd: string): Promise<number> {
  const notes = mkdtempSync(join(work, 'memory-'))
  const env = {
    ...environment(),
    NODE_OPTIONS: `--import ${pathToFileURL(meter)}`,
    KIT_METER: join(notes, 'of-'),
  }
  await timed(process.execPath, [vitest, ...words], cwd, 0, env)
  const kilobytes = readdirSync(notes).map((file) =>
    Number(readFileSync(join(notes, file), 'utf8')),
  )
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}

function throughput(): void {
  for (const program of PROGRAMS) {
    for (const trace of [true, false]) {
      const what = `simulate, ${program.name}${trace ? '' : ', no trace'}`
      report(what, 'runs/s', rates(program, { trace, rounds: Math.min(ROUNDS, 5), seconds: 0.5 }))
    }
  }
}

async function watch(answer: string, verdict: string, file: string): Promise<void> {
  put(file)
  const ours = new Watcher(kit, ['watch', '--', '02/07'], verdict)
  const theirs = new Watcher(bare, ['watch'], 'Duration')
  const stub = join(kit, 'exercises', `${EXERCISE}.ts`)
  const trivial = join(bare, 'trivial.test.ts')
  await Promise.all([ours.verdict(), theirs.verdict()])
  const text = readFileSync(stub, 'utf8')
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = -2; round < ROUNDS; round += 1) {
    const spent = {
      theirs: await theirs.save(trivial, `${trivialTest}// ${round}\n`),
      ours: await ours.save(stub, `${text}// ${round}\n`),
    }
    if (round < 0) continue
    times.theirs.push(spent.theirs)
    times.ours.push(spent.ours)
  }
  report(`save to verdict, ${answer}`, 'ms', times.ours, times.theirs)
  ours.stop()
  theirs.stop()
}

/** vitest in watch mode, listened to. */
class Watcher {
  readonly #process: ChildProcess
  readonly #mark: string
  #heard = ''
  #onVerdict: (() => void) | undefined

  constructor(cwd: string, args: string[], mark: string) {
    this.#mark = mark
    this.#process = spawn(process.execPath, [vitest, ...args], { cwd, env: environment() })
    const listen = (chunk: Buffer) => {
      this.#heard += chunk
      if (!this.#heard.includes(this.#mark)) return
      this.#heard = ''
      this.#onVerdict?.()
    }
    this.#process.stdout?.on('data', listen)
    this.#process.stderr?.on('data', listen)
  }

  verdict(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no verdict:\n${this.#heard}`)), 30_000)
      this.#onVerdict = () => {
        clearTimeout(late)
        resolve()
      }
    })
  }

  /** Milliseconds from a save to the verdict; a pause before it lets the watcher settle. */
  async save(file: string, text: string): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, 700))
    const verdict = this.verdict()
    const start = performance.now()
    writeFileSync(file, text)
    await verdict
    return performance.now() - start
  }

  stop(): void {
    this.#process.kill('SIGKILL')
  }
}

function put(file: string): void {
  cpSync(join(root, file), join(kit, 'exercises', `${EXERCISE}.ts`))
}

/** Milliseconds of a whole process, which has to end with that exit code. */
function timed(
  command: string,
  args: string[],
  cwd: string,
  code: number,
  env = environment(),
): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32'
    const child = spawn(command, args, { cwd, env, stdio: 'ignore', shell })
    child.on('close', (ended) => {
      if (ended === code) resolve(performance.now() - start)
      else reject(new Error(`${command} ${args.join(' ')} ended with ${ended}, not with ${code}`))
    })
  })
}

function environment(): NodeJS.ProcessEnv {
  const { CI, INIT_CWD, ...env } = process.env
  return { ...env, NO_COLOR: '1', KIT_LANG: 'en' }
}

function report(
  what: string,
  unit: Figure['unit'],
  ours: readonly number[],
  theirs?: readonly number[],
): void {
  const figure: Figure = { what, unit, ours, ...(theirs === undefined ? {} : { theirs }) }
  figures.push(figure)
  process.stdout.write(`${line(figure)}\n`)
}

type Part = 'cold' | 'all' | 'watch' | 'memory' | 'throughput'

function understood(words: readonly string[]) {
  const parsed = parseWords(words, FLAGS)
  if (typeof parsed === 'string') return leave(parsed + say(HELP), 2)
  const { values, positionals } = parsed
  if (values.help === true) return leave(say(HELP), 0)
  const rounds = wholeNumber('--rounds', positionals[0] ?? values.rounds)
  if (typeof rounds === 'string') return leave(rounds, 2)
  const parts = Object.keys(PARTS) as Part[]
  const wanted = values.only?.split(',') ?? parts
  const unknown = wanted.find((part) => !(part in PARTS))
  if (unknown !== undefined) return leave(`--only ${unknown}? ${parts.join(' ')}\n`, 2)
  const asked = parts.filter((part) => wanted.includes(part))
  return { rounds: Math.max(1, rounds), parts: asked, json: values.json }
}

function leave(text: string, exitCode: 0 | 2): never {
  process.exit(tell({ text, exitCode }))
}

const machine = {
  when: new Date().toISOString(),
  node: process.version,
  cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
  load: (loadavg()[0] ?? 0).toFixed(1),
}
process.stdout.write(`${Object.values(machine).join(', ')}, rounds: ${ROUNDS}\n\n`)
try {
  layOut()
  for (const part of asked.parts) await PARTS[part]()
  if (asked.json !== undefined) writeFileSync(asked.json, `${json(figures, machine)}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
