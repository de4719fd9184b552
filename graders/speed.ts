// `npm run bench:grading`: what the kit costs on top of vitest. Each figure is the ratio to a bare
// vitest project with one trivial test, in interleaved rounds on the same machine:
//
//   cold    `npm test 02/07`, from the command to its end, against `vitest run`
//   node    the same without npm's own start, which no kit can change
//   watch   from a save to the verdict, against a re-run of the trivial test
//
// Answers tried: the solution and a wrong one. The exercise is graded in a copy of the project, so
// that no stub of the user is touched.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const ROUNDS = Number(process.argv[2] ?? 10)
const EXERCISE = '02-coroutines-and-tasks/07-hundred-files'
const WRONG = `graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts`

const trivialTest = `import { expect, test } from 'vitest'
test('adds', () => {
  expect(1 + 1).toBe(2)
})
`

const work = mkdtempSync(join(tmpdir(), 'asyncio-kit-speed-'))
const bare = join(work, 'bare')
const kit = join(work, 'kit')
const vitest = join('node_modules', 'vitest', 'vitest.mjs')

function layOut(): void {
  for (const folder of [bare, kit]) {
    mkdirSync(folder, { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  }
  writeFileSync(join(bare, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(bare, 'trivial.test.ts'), trivialTest)
  for (const part of ['exercises', 'solutions', 'graders', 'runtime']) {
    cpSync(join(root, part), join(kit, part), { recursive: true })
  }
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, file), join(kit, file))
  }
}

async function cold(): Promise<void> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
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
    report(`cold, ${answer}: npm test 02/07`, times.npm, times.bare)
    report(`cold, ${answer}: without npm`, times.node, times.bare)
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
  report(`save to verdict, ${answer}`, times.ours, times.theirs)
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
function timed(command: string, args: string[], cwd: string, code: number): Promise<number> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32'
    const child = spawn(command, args, { cwd, env: environment(), stdio: 'ignore', shell })
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

function report(what: string, ours: readonly number[], theirs: readonly number[]): void {
  const ratio = (median(ours) / median(theirs)).toFixed(2)
  const range = (times: readonly number[]) =>
    `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}-${Math.max(...times).toFixed(0)})`
  process.stdout.write(`${what.padEnd(44)} x${ratio}   ${range(ours)} / ${range(theirs)}\n`)
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

layOut()
try {
  await cold()
  await watch('solution', 'solved', `solutions/${EXERCISE}.ts`)
  await watch('wrong answer', 'wrong', WRONG)
} finally {
  rmSync(work, { recursive: true, force: true })
}
