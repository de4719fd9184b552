// The words after `npm run bench --`.
import { say, type Text } from '../../graders/language.ts'
import { parseWords, refusedWords, wholeNumber, wrongValue } from '../../graders/options.ts'
import { CONTESTANTS, type Contestant, ROWS, type Row } from './workloads.ts'

/** What `npm run bench` is asked to do. */
export type Asked = {
  readonly rounds: number
  readonly rows: readonly Row[]
  readonly contestants: readonly Contestant[]
  readonly quick: boolean
  /** Keeps what the last run, which was stopped, has measured. */
  readonly continues: boolean
  /** Writes the results into the pages. */
  readonly readme: boolean
  /** Shows where our own time goes in the rows, in place of measuring. */
  readonly profiles: boolean
}

const QUICK = 20

const FLAGS = {
  rounds: { type: 'string', default: '5' },
  only: { type: 'string' },
  with: { type: 'string' },
  quick: { type: 'boolean', default: false },
  continue: { type: 'boolean', default: false },
  readme: { type: 'boolean', default: false },
  profile: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP: Text = {
  en: `npm run bench [-- options]

This runtime beside what people would pick instead. In each round every row is measured once with every
contestant, and every round begins with another one. runtime/bench/README.md says what is measured.

  npm run bench                            all of it, on a quiet machine
  npm run bench -- --only queue,growth     some rows

Options (after --)
  --rounds N        so many rounds (default 5)
  --only ROWS       some rows, by the beginning of their names
  --with WHO        some contestants, such as ours,native
  --quick           a twentieth of the work: only to see that it works
  --continue        go on with the run that was stopped: what it has measured is kept
  --readme          writes the results into the page and the Spanish one
  --profile ROWS    where our own time goes in them (node --cpu-prof)
  --help            this text

Exit code 1: something could not be measured. Exit code 2: words that are not understood. Exit code 130:
stopped with Ctrl-C.
`,
  es: `npm run bench [-- opciones]

Este runtime junto a lo que se elegiría en su lugar. En cada ronda se mide cada fila una vez con cada
participante, y cada ronda empieza con otro. runtime/bench/README.es.md dice qué se mide.

  npm run bench                            todo, en una máquina tranquila
  npm run bench -- --only queue,growth     algunas filas

Opciones (tras --)
  --rounds N        tantas rondas (por defecto 5)
  --only FILAS      algunas filas, por el comienzo de su nombre
  --with QUIÉN      algunos participantes, como ours,native
  --quick           una vigésima parte del trabajo: solo para ver que funciona
  --continue        seguir con la medición que se interrumpió: lo ya medido se conserva
  --readme          escribe los resultados en la página y en la inglesa
  --profile FILAS   en qué se va el tiempo propio en ellas (node --cpu-prof)
  --help            este texto

Código de salida 1: algo no se pudo medir. Código 2: palabras que no se entienden. Código 130:
interrumpido con Ctrl-C.
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
        en: `${stray} is not understood here. Some rows: --only ${stray}`,
        es: `Aquí no se entiende ${stray}. Algunas filas: --only ${stray}`,
      }),
    )
  }
  const rounds = wholeNumber('--rounds', values.rounds)
  if (typeof rounds === 'string') return refused(rounds)
  if (rounds === 0) return refused(wrongValue('--rounds', values.rounds, '5'))
  const all = [...ROWS.main, ...ROWS.growth].map((row) => (values.quick ? quick(row) : row))
  const rows = named(all, values.profile ?? values.only, ({ name }, word) => name.startsWith(word))
  const contestants = named(CONTESTANTS, values.with, (name, word) => name === word)
  if (typeof rows === 'string')
    return refused(
      unknown(
        rows,
        all.map(({ name }) => name),
      ),
    )
  if (typeof contestants === 'string') return refused(unknown(contestants, CONTESTANTS))
  const { quick: isQuick, readme } = values
  const profiles = values.profile !== undefined
  return { rounds, rows, contestants, quick: isQuick, continues: values.continue, readme, profiles }
}

/** Those that one of the words means; or the first word that means none. */
function named<T>(
  all: readonly T[],
  words: string | undefined,
  isMeant: (each: T, word: string) => boolean,
): readonly T[] | string {
  if (words === undefined) return all
  const list = words.split(',')
  const stray = list.find((word) => !all.some((each) => isMeant(each, word)))
  return stray ?? all.filter((each) => list.some((word) => isMeant(each, word)))
}

function quick(row: Row): Row {
  return { ...row, size: Math.max(2, Math.round(row.size / QUICK)) }
}

function unknown(word: string, known: readonly string[]): string {
  const list = known.join(' ')
  return say({
    en: `There is no ${JSON.stringify(word)}; there are: ${list}`,
    es: `No hay ${JSON.stringify(word)}; hay: ${list}`,
  })
}

const refused = (line: string) => refusedWords(line, 'npm run bench')
