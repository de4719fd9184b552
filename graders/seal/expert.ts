// Why a program failed where no check knows: what the source rules and the type checker find in its
// text, as they do on a laptop. They explain, and change no verdict. The text is read and never run,
// in a box of its own all the same (read.ts): who writes a text for it that takes too long, or is the
// end of the process, has no finding, and the next text gets a new process.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Text } from '../language.ts'
import type { Finding } from '../rules/finding.ts'
import { typeMessages } from '../type-errors.ts'
import type { Message } from '../verdict.ts'
import type { Request } from './answer.ts'
import { Boxed } from './boxed.ts'
import { isRecord, listOf, numberOf, parsed, stringOf, textOf, Unfit } from './fields.ts'
import type { Pristine } from './pristine.ts'
import type { Reading } from './read.ts'

/** What an expert says of a text. */
export type Opinion = {
  readonly findings: readonly Finding[]
  readonly typeErrors: readonly Message[]
}

/** Who is asked. */
export type Expert = {
  on(request: Pick<Request, 'exercise' | 'file' | 'text'>): Promise<Opinion>
}

/** Nothing to say. */
export const NO_OPINION: Opinion = { findings: [], typeErrors: [] }

/** Longer texts are not looked at: no exercise is a tenth as long. */
const MOST_CHARACTERS = 30_000

/** For a text; most take less than a tenth of a second. */
const PATIENCE = { seconds: 5, characters: 2_000_000 }

/** To load the compiler, and to read the runtime. */
const BEGINNING = { seconds: 60, characters: 1000 }

/** So many texts reads one process: what it remembers of them must not add up. */
const MOST_TEXTS = 100

type Asked = Pick<Request, 'exercise' | 'file' | 'text'>

/** The rules and the checker, in a process that starts when it is first asked; `close` it. */
export class Experts implements Expert {
  readonly #kit: Pristine
  #process: Boxed | undefined
  #texts = 0
  #isClosed = false
  #last: Promise<unknown> = Promise.resolve()

  constructor(kit: Pristine) {
    this.#kit = kit
  }

  /** One text after the other, whoever asks. */
  on(asked: Asked): Promise<Opinion> {
    const said = this.#last.then(() => this.#opinion(asked))
    this.#last = said.catch(() => {})
    return said
  }

  /** Ends the process; whoever asks from now on is told nothing. */
  close(): void {
    this.#isClosed = true
    this.#end()
  }

  #end(): void {
    this.#process?.close()
    this.#process = undefined
  }

  async #opinion(asked: Asked): Promise<Opinion> {
    if (this.#isClosed || asked.text.length > MOST_CHARACTERS) return NO_OPINION
    if (this.#texts >= MOST_TEXTS) this.#end()
    const isFresh = this.#process === undefined
    const { file, exercise, text } = asked
    const process = await this.#begun()
    this.#texts += 1
    const reading: Reading = { file, text, given: GIVEN[exercise] ?? [] }
    const answer = await process.ask(`${JSON.stringify(reading)}\n`, PATIENCE)
    const opinion = typeof answer === 'string' ? undefined : read(answer.said, file)
    if (opinion !== undefined) return opinion
    this.#end()
    // What it died of may have been the texts before.
    const isOwn = isFresh || answer === 'late' || typeof answer !== 'string'
    return isOwn ? NO_OPINION : this.#opinion(asked)
  }

  async #begun(): Promise<Boxed> {
    if (this.#process?.isOver === false) return this.#process
    const { reader, folder, packages } = this.#kit
    const process = new Boxed([reader], [folder, ...packages])
    this.#process = process
    this.#texts = 0
    const hello: Reading = { file: 'exercises/00-any/00-any.ts', text: '', given: [] }
    await process.ask(`${JSON.stringify(hello)}\n`, BEGINNING)
    return process
  }
}

/** Lines that rules find in solutions, by exercise and hashed: nobody is told of what is right. */
const GIVEN = JSON.parse(readFileSync(join(import.meta.dirname, 'given.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>

/** What the process said of a text; undefined where an honest one would not have said so. */
function read(line: string, file: string): Opinion | undefined {
  const said = parsed(line)
  try {
    if (!isRecord(said) || said.isTrouble === true) return undefined
    const typeErrors = typeMessages(file, stringOf(said.errors)).slice(0, MOST)
    const findings = fewOfEach(listOf(said.findings, 100_000).map(findingOf))
    return { findings, typeErrors: typeErrors.map(shortened) }
  } catch (error) {
    if (error instanceof Unfit) return undefined
    throw error
  }
}

function findingOf(value: unknown): Finding {
  if (!isRecord(value)) throw new Unfit()
  const { rule, card, level, line, column, seen, advice } = value
  if (level !== 'source' && level !== 'style') throw new Unfit()
  return {
    rule: stringOf(rule),
    card: stringOf(card, /^M\d+$/),
    level,
    line: numberOf(line),
    column: numberOf(column),
    seen: short(textOf(seen)),
    advice: short(textOf(advice)),
  }
}

/** As many findings, and as many errors of types, has an opinion at most. */
const MOST = 20
const MOST_OF_A_RULE = 4

function fewOfEach(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>()
  const few = findings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1
    counts.set(rule, count)
    return count <= MOST_OF_A_RULE
  })
  return few.slice(0, MOST)
}

function shortened(message: Message): Message {
  return { ...message, seen: short(message.seen) }
}

const LONGEST = 1000

function short({ en, es }: Text): Text {
  return { en: en.slice(0, LONGEST), es: es.slice(0, LONGEST) }
}
