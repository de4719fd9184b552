// The words after `npm run fuzz --`.
import { say, type Text } from '../../../graders/language.ts'
import { parseWords, refusedWords, wholeNumber, wrongValue } from '../../../graders/options.ts'

/** What `npm run fuzz` is asked to do. */
export type Asked = {
  /** `cover` compares nothing: it tells which lines of asyncio the programs run. */
  readonly task: 'compare' | 'cover' | 'record'
  readonly runs: number
  /** The number of the first program; undefined for any. */
  readonly seed: number | undefined
  /** Goes on after a difference. */
  readonly keeps: boolean
}

const FLAGS = {
  runs: { type: 'string', default: '2000' },
  seed: { type: 'string' },
  keep: { type: 'boolean', default: false },
  coverage: { type: 'boolean', default: false },
  record: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP: Text = {
  en: `npm run fuzz [-- options]

Writes random asyncio programs, runs each in CPython 3.13 and in the runtime, and compares the two
traces line by line. The first program that differs is made as small as it can be and shown in both
languages, with both traces and the command that repeats it.

  npm run fuzz                                2000 programs, other ones each time
  npm run fuzz -- --runs 20000 --seed 1       so many, from this one on

Without a CPython 3.13 (looked for in $PYTHON, in pyenv and in the path) it runs the recorded programs
and compares with the traces that CPython gave.

Options (after --)
  --runs N     how many programs (default 2000)
  --seed N     the number of the first one; the others follow it
  --keep       go on after a difference, and show them all
  --coverage   compare nothing: which lines of asyncio do the programs run?
  --record     record the programs and traces of CPython anew, for those who have none
  --help       this text

Exit code 1: a trace differs. Exit code 2: words that are not understood, or a CPython that is missing.
Exit code 130: stopped with Ctrl-C, after telling how far it came.
`,
  es: `npm run fuzz [-- opciones]

Escribe programas de asyncio al azar, ejecuta cada uno en CPython 3.13 y en el runtime, y compara las
dos trazas línea a línea. El primer programa que difiere se reduce cuanto se puede y se muestra en los
dos lenguajes, con ambas trazas y la orden que lo repite.

  npm run fuzz                                2000 programas, distintos cada vez
  npm run fuzz -- --runs 20000 --seed 1       tantos, a partir de este

Sin un CPython 3.13 (se busca en $PYTHON, en pyenv y en el path) ejecuta los programas grabados y
compara con las trazas que dio CPython.

Opciones (tras --)
  --runs N     cuántos programas (por defecto 2000)
  --seed N     el número del primero; los demás lo siguen
  --keep       seguir tras una diferencia, y mostrarlas todas
  --coverage   sin comparar nada: ¿qué líneas de asyncio ejecutan los programas?
  --record     grabar de nuevo los programas y las trazas de CPython, para quien no lo tenga
  --help       este texto

Código de salida 1: una traza difiere. Código 2: palabras que no se entienden, o falta un CPython.
Código 130: interrumpido con Ctrl-C, tras decir hasta dónde llegó.
`,
}

/** Reads the words; or what to print, and the exit code. */
export function readOptions(
  words: readonly string[],
): Asked | { readonly text: string; readonly exitCode: 0 | 2 } {
  const parsed = parseWords(words, FLAGS)
  if (typeof parsed === 'string') return refused(parsed)
  const { values, positionals } = parsed
  if (values.help === true) return { text: say(HELP), exitCode: 0 }
  const [stray] = positionals
  if (stray !== undefined) {
    return refused(
      say({
        en: `${stray} is not understood here. How many programs: --runs 200`,
        es: `Aquí no se entiende ${stray}. Cuántos programas: --runs 200`,
      }),
    )
  }
  if (values.coverage && values.record) {
    return refused(
      say({
        en: '--coverage and --record are two different things: one at a time.',
        es: '--coverage y --record son dos cosas distintas: de una en una.',
      }),
    )
  }
  const runs = wholeNumber('--runs', values.runs)
  if (typeof runs === 'string') return refused(runs)
  if (runs === 0) return refused(wrongValue('--runs', values.runs, '200'))
  const seed = values.seed === undefined ? undefined : wholeNumber('--seed', values.seed)
  if (typeof seed === 'string') return refused(seed)
  const task = values.coverage ? 'cover' : values.record ? 'record' : 'compare'
  return { task, runs, seed, keeps: values.keep }
}

const refused = (line: string) => refusedWords(line, 'npm run fuzz')
