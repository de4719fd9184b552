// What TypeScript's checker says about a student's file. It is the native `tsc`, a program of its
// own: 0.2 s for a file, where the checker inside ts-morph would have to check the libraries first.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CARDS } from './cards.ts'
import { language, type Text } from './language.ts'
import { given, type Message } from './verdict.ts'

const ROOT = join(import.meta.dirname, '..')
const CACHE = join(ROOT, 'node_modules', '.cache', 'asyncio-kit')
const LONGEST_WAIT = 10_000

/** The errors that the type checker sees in each of the files; errors in other files are left out. */
export async function typeErrors(files: readonly string[]): Promise<Map<string, Message[]>> {
  const memory = new TypeMemory()
  const messages = new Map<string, Message[]>()
  const wanted = new Map<string, string>()
  for (const file of files) {
    const path = resolve(ROOT, file)
    const known = memory.recall(path)
    messages.set(file, known ?? [])
    if (known === undefined) wanted.set(path, file)
  }
  try {
    // The checker stops at a file that does not parse, and looks at no other: those come again.
    for (let left = wanted; left.size > 0; ) {
      const errors = await errorsIn([...left.keys()])
      const broken = new Set(errors.filter(({ isSyntax }) => isSyntax).map(({ path }) => path))
      const looked = [...left.keys()].filter((path) => broken.size === 0 || broken.has(path))
      for (const path of looked) {
        const file = left.get(path) ?? path
        const own = errors.filter((error) => error.path === path)
        const said = own.map((error) => typeMessage(file, error))
        messages.set(file, said)
        memory.keep(path, said)
      }
      left = new Map([...left].filter(([path]) => !looked.includes(path)))
      if (looked.length === 0) throw new Error(errors[0]?.sentence ?? 'no answer')
    }
  } catch (error) {
    const unseen = notChecked(reasonOf(error))
    for (const file of wanted.values()) messages.get(file)?.push(unseen)
  }
  return messages
}

/** The errors that a checker has printed, of a file, as messages. */
export function typeMessages(file: string, printed: string): Message[] {
  return typeErrorsIn(printed).map((error) => typeMessage(file, error))
}

const MOST_MEMORIES = 300

/** What was said of a text is said again without asking, as long as runtime and language are the same. */
class TypeMemory {
  readonly #folder = join(CACHE, 'types')
  readonly #runtime: string

  constructor() {
    const folder = join(ROOT, 'runtime')
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
    const states = files.map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    const settings = readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')
    this.#runtime = [ROOT, language(), ...states, settings].join('\n')
  }

  recall(path: string): Message[] | undefined {
    try {
      return JSON.parse(readFileSync(this.#place(path), 'utf8')) as Message[]
    } catch {
      return undefined
    }
  }

  keep(path: string, messages: readonly Message[]): void {
    mkdirSync(this.#folder, { recursive: true })
    if (readdirSync(this.#folder).length >= MOST_MEMORIES) {
      rmSync(this.#folder, { recursive: true, force: true })
      mkdirSync(this.#folder, { recursive: true })
    }
    writeFileSync(this.#place(path), JSON.stringify(messages))
  }

  #place(path: string): string {
    const hash = createHash('sha1').update(this.#runtime).update(path).update(readFileSync(path))
    return join(this.#folder, `${hash.digest('hex')}.json`)
  }
}

/** One error that TypeScript reports. */
type TypeError = {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly sentence: string
  /** The same in Spanish, where that is the reader's language. */
  readonly spanish?: string
  readonly code: string
  /** An error of the grammar, after which nothing else is checked. */
  readonly isSyntax: boolean
}

/** TypeScript speaks Spanish, too; English says which advice fits. */
async function errorsIn(files: readonly string[]): Promise<TypeError[]> {
  const errors = typeErrorsIn(await checkTypes(files, 'en'))
  if (errors.length === 0 || language() === 'en') return errors
  const where = ({ path, line, column, code }: TypeError) => `${path}:${line}:${column} ${code}`
  const twins = typeErrorsIn(await checkTypes(files, language()))
  const said = new Map(twins.map((twin) => [where(twin), twin.sentence]))
  return errors.map((error) => ({ ...error, ...given({ spanish: said.get(where(error)) }) }))
}

let checks = 0

// Prints the errors; a configuration of its own names the files and takes the rest from the root.
async function checkTypes(files: readonly string[], locale: string): Promise<string> {
  const config = join(CACHE, `types-${process.pid}-${++checks}.json`)
  const settings = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
    files,
    include: [],
  }
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(config, JSON.stringify(settings))
  try {
    const tsc = await nativeCompiler()
    return await new Promise((done, fail) => {
      const options = { cwd: ROOT, timeout: LONGEST_WAIT, maxBuffer: 2 ** 26 }
      const words = ['-p', config, '--pretty', 'false', '--locale', locale]
      execFile(tsc, words, options, (error, output) => {
        // Its exit code is not 0 when there are type errors; only an empty answer is a failure.
        if (error && !/error TS\d+/.test(output)) fail(error)
        else done(output)
      })
    })
  } finally {
    rmSync(config, { force: true })
  }
}

// Starting the program itself, and not Node to start it, saves half of the time.
async function nativeCompiler(): Promise<string> {
  const finder = join(ROOT, 'node_modules', 'typescript', 'lib', 'getExePath.js')
  const { default: getExePath } = await import(pathToFileURL(finder).href)
  return getExePath()
}

const NO_OVERLOAD = '2769'

function typeErrorsIn(output: string): TypeError[] {
  const found: TypeError[] = []
  // A call that fits none of several signatures says why in the lines below the first.
  for (const block of output.split(/\r?\n(?=\S)/)) {
    const [first = '', ...reasons] = block.split(/\r?\n/).map((text) => text.trimEnd())
    const match = /^(.+)\((\d+),(\d+)\): error TS(\d+): (.*)$/.exec(first)
    if (match === null) continue
    const [, path = '', line, column, code = '', said = ''] = match
    const reason = reasons.find((text) => /^ {4}\S/.test(text))?.trim()
    const sentence = code === NO_OVERLOAD ? (reason ?? said) : said
    found.push({
      path: resolve(ROOT, path),
      line: Number(line),
      column: Number(column),
      sentence,
      code,
      isSyntax: /^1\d{3}$/.test(code),
    })
  }
  return found
}

function typeMessage(file: string, error: TypeError): Message {
  const { line, column, sentence, spanish = sentence } = error
  const path = relative(ROOT, resolve(ROOT, file)).split(sep).join('/')
  return {
    level: 'types',
    ...adviceFor(sentence),
    seen: {
      en: `The type checker says: ${sentence}`,
      es: `El comprobador de tipos dice: ${spanish}`,
    },
    place: { file: path, line, column },
  }
}

type Advice = { readonly card?: string; readonly advice: Text }

// Most type errors of these exercises are a forgotten await.
function adviceFor(sentence: string): Advice {
  if (
    /^Property '(cancel|done|result|exception|addDoneCallback|getName)\w*'.* on type 'Coroutine</.test(
      sentence,
    )
  ) {
    return saying('M32')
  }
  if (sentence.endsWith("parameter of type 'readonly Awaitable<unknown>[]'.")) {
    return saying('M71')
  }
  if (stands(sentence, 'Coroutine|Generator')) {
    return {
      card: 'M02',
      advice: {
        en: 'Await before using the value: write `yield*` before the call.',
        es: 'Conviene esperar antes de usar el valor: falta `yield*` delante de la llamada.',
      },
    }
  }
  if (/'Future<(\[.*\]|.*\[\])>'/.test(sentence)) {
    return saying('M75')
  }
  if (stands(sentence, 'Task|Future')) {
    return {
      advice: {
        en: 'A task is not its result: await it with `yield*`.',
        es: 'Una tarea no es su resultado: hay que esperarla con `yield*`.',
      },
    }
  }
  if (/is not assignable to type '(Coroutine|Generator)</.test(sentence)) {
    return {
      advice: {
        en: 'A coroutine function is written `function*`, and returns the plain value.',
        es: 'Una función corrutina se escribe `function*` y devuelve el valor sin más.',
      },
    }
  }
  return {
    advice: {
      en: 'Correct the types of this line; the editor underlines the place.',
      es: 'Conviene corregir los tipos de esta línea; el editor subraya el lugar.',
    },
  }
}

function saying(card: string): Advice {
  return { card, advice: CARDS[card]?.say ?? { en: '', es: '' } }
}

// Whether a value of one of these types stands where another type is needed.
function stands(sentence: string, names: string): boolean {
  return (
    new RegExp(`^(Type|Argument of type|Property '.*' does not exist on type) '(${names})<`).test(
      sentence,
    ) || new RegExp(`^Operator .* types .*'(${names})<`).test(sentence)
  )
}

function reasonOf(error: unknown): Text {
  const isLate = error instanceof Error && 'killed' in error && error.killed === true
  if (isLate) {
    const seconds = LONGEST_WAIT / 1000
    return { en: `no answer within ${seconds} s`, es: `sin respuesta en ${seconds} s` }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { en: message, es: message }
}

function notChecked(reason: Text): Message {
  return {
    level: 'style',
    seen: {
      en: `The type checker could not look at this file: ${reason.en}.`,
      es: `El comprobador de tipos no ha podido leer este archivo: ${reason.es}.`,
    },
    advice: {
      en: 'Run `npm ci` again, and report it to the authors of the kit if it does not help.',
      es: 'Conviene repetir `npm ci` y, si no ayuda, avisar a los autores del kit.',
    },
  }
}
