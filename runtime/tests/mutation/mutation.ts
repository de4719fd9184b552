// `npm run mutate:runtime`: do the tests of the runtime notice small mistakes in it? See README.md.
import { execSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { say, type Text } from '../../../graders/language.ts'
import { parseWords, tell, wholeNumber } from '../../../graders/options.ts'
import { Memory } from './memory.ts'
import { alive, isKilled, LEAST, type Mutant, score, type Tried, table } from './mutants.ts'
import { Pace } from './pace.ts'
import { census, tryAll } from './trials.ts'

const here = import.meta.dirname
const runtime = join(here, '../..')
const cache = join(runtime, '..', 'node_modules/.cache/asyncio-kit/mutation')

const FLAGS = {
  fresh: { type: 'boolean', default: false },
  workers: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
  sample: { type: 'string', default: '1' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP: Text = {
  en: `npm run mutate:runtime [files] [-- options]

Puts small mistakes into the runtime, one at a time, and runs the tests that reach the place: what
passes has survived. Who survived is listed with its place and its change.

  npm run mutate:runtime                  the whole runtime; some 4,000 mutants
  npm run mutate:runtime timers sleep     these files

One that was stopped goes on where it was. After a change it tries anew what lies in the files that
were changed, and after a change of a test all that had survived.

Options (after a second --)
  --fresh      forget what was found before
  --workers N  processes at a time (default: one less than there are processors)
  --sample N   only every Nth mutant
  --json FILE  write every mutant and what became of it
  --help       this text

Exit code 1: fewer than ${LEAST} % were killed, or the tests fail without any mistake. Exit code 2: words
that are not understood. Exit code 130: stopped with Ctrl-C; what was found is kept.
`,
  es: `npm run mutate:runtime [archivos] [-- opciones]

Pone errores pequeños en el runtime, de uno en uno, y ejecuta las pruebas que llegan a ese punto: lo
que pasa ha sobrevivido. De cada superviviente se muestran el lugar y el cambio.

  npm run mutate:runtime                  el runtime entero; unos 4000 mutantes
  npm run mutate:runtime timers sleep     estos archivos

Si se interrumpe, sigue donde estaba. Tras un cambio prueba de nuevo lo que hay en los archivos
cambiados, y tras un cambio en una prueba, todo lo que había sobrevivido.

Opciones (tras un segundo --)
  --fresh      olvida lo averiguado antes
  --workers N  procesos a la vez (por defecto, uno menos que procesadores)
  --sample N   solo uno de cada N mutantes
  --json FILE  escribe todos los mutantes y qué fue de ellos
  --help       este texto

Código de salida 1: menos del ${LEAST} % eliminado, o las pruebas fallan sin ningún error puesto.
Código 2: palabras que no se entienden. Código 130: interrumpido con Ctrl-C; lo averiguado se guarda.
`,
}

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const asked = understood(words)
  if ('text' in asked) return tell(asked)
  install()
  // Only now is there what it imports; the compiler, which may lack that, does not look into it.
  const builder: string = './bundle.mjs'
  const { bundle } = (await import(builder)) as Builder
  mkdirSync(cache, { recursive: true })
  note({ en: 'Putting the mutants in ...', es: 'Poniendo los mutantes ...' })
  const all = (await bundle(cache)).filter(({ file }) => asked.files.includes(file))
  const mutants = all.filter((_, place) => place % asked.sample === 0)
  const memory = new Memory(join(cache, 'fates.json'), runtime, { isFresh: asked.isFresh })
  const open = mutants.filter((mutant) => memory.recall(mutant) === undefined)
  const isSound = open.length === 0 || (await tryOpen(open, mutants.length, memory, asked.workers))
  if (!isSound) return 1
  const tried = mutants.flatMap((mutant): Tried[] => {
    const fate = memory.recall(mutant)
    return fate === undefined ? [] : [{ mutant, fate }]
  })
  if (asked.json !== undefined) writeFileSync(asked.json, `${JSON.stringify(tried, null, 1)}\n`)
  return report(tried)
}

/** False when the tests do not pass by themselves. */
async function tryOpen(
  open: readonly Mutant[],
  of: number,
  memory: Memory,
  workers: number,
): Promise<boolean> {
  const path = join(cache, 'bundle.cjs')
  note({ en: 'Running the tests without any ...', es: 'Ejecutando las pruebas sin ninguno ...' })
  const known = await census(path)
  if (typeof known === 'string') {
    print(
      say({
        en: `The tests cannot be run together, each without vitest: ${known}`,
        es: `Las pruebas no se pueden ejecutar juntas, cada una sin vitest: ${known}`,
      }),
    )
    return false
  }
  const failing = known.tests.filter(({ error }) => error !== undefined)
  for (const { name, error } of failing) print(`x ${name}\n    ${error}`)
  if (failing.length > 0) {
    print(
      say({
        en: 'These tests fail by themselves: mend them first. KIT_TESTS=1 npx vitest run runtime',
        es: 'Estas pruebas fallan por sí solas: hay que repararlas antes. KIT_TESTS=1 npx vitest run runtime',
      }),
    )
    return false
  }
  const pace = new Pace(open.length, of)
  const stop = (): void => {
    pace.clear()
    memory.save()
    note({
      en: 'Stopped; the same command goes on from here.',
      es: 'Interrumpido; la misma orden sigue desde aquí.',
    })
    process.exit(130)
  }
  process.once('SIGINT', stop)
  await tryAll(path, open, known, workers, (mutant, fate) => {
    memory.note(mutant, fate)
    pace.step(isKilled({ mutant, fate }))
    if (pace.done % 50 === 0) memory.save()
  })
  process.off('SIGINT', stop)
  pace.clear()
  memory.save()
  return true
}

type Builder = { bundle(folder: string): Promise<Mutant[]> }

type Asked = {
  readonly files: readonly string[]
  readonly workers: number
  readonly sample: number
  readonly isFresh: boolean
  readonly json: string | undefined
}

function understood(words: readonly string[]): Asked | { text: string; exitCode: 0 | 2 } {
  const parsed = parseWords(words, FLAGS)
  if (typeof parsed === 'string') return { text: parsed + say(HELP), exitCode: 2 }
  const { values, positionals } = parsed
  if (values.help === true) return { text: say(HELP), exitCode: 0 }
  const workers = wholeNumber('--workers', values.workers)
  const sample = wholeNumber('--sample', values.sample)
  if (typeof workers === 'string') return { text: workers, exitCode: 2 }
  if (typeof sample === 'string') return { text: sample, exitCode: 2 }
  const there = readdirSync(runtime).filter((file) => file.endsWith('.ts'))
  const wanted = positionals.map((word) => `${word.replace(/^runtime\/|\.ts$/g, '')}.ts`)
  const unknown = wanted.find((file) => !there.includes(file))
  if (unknown !== undefined) {
    const names = there.map((file) => file.replace('.ts', '')).join(' ')
    const text = say({
      en: `There is no runtime/${unknown}. There are: ${names}\n`,
      es: `No existe runtime/${unknown}. Existen: ${names}\n`,
    })
    return { text, exitCode: 2 }
  }
  return {
    files: wanted.length === 0 ? there : wanted,
    workers: Math.max(1, workers),
    sample: Math.max(1, sample),
    isFresh: values.fresh,
    json: values.json,
  }
}

function report(tried: readonly Tried[]): number {
  const survivors = alive(tried)
  if (survivors !== '') print(`${survivors}\n`)
  print(table(tried))
  const { killed, of, percent } = score(tried)
  const isEnough = percent >= LEAST
  const share = (Math.floor(percent * 10) / 10).toFixed(1)
  print(
    `\n${isEnough ? '+' : 'x'} ${say({
      en: `${killed} of ${of} mutants killed, ${share} %; wanted: ${LEAST} %`,
      es: `${killed} de ${of} mutantes eliminados, ${share} %; se pide: ${LEAST} %`,
    })}`,
  )
  return isEnough ? 0 : 1
}

function install(): void {
  if (existsSync(join(here, 'node_modules/@stryker-mutator'))) return
  note({
    en: "Installing Stryker's instrumenter into runtime/tests/mutation/node_modules (npm ci) ...",
    es: 'Instalando el instrumentador de Stryker en runtime/tests/mutation/node_modules (npm ci) ...',
  })
  execSync('npm ci --no-audit --no-fund', { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] })
}

function note(text: Text): void {
  process.stderr.write(`${say(text)}\n`)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
