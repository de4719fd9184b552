// One sealed process, for one submission. What does not answer in time is ended together with
// everything in its box, and the next question gets a new one.
import { MAX_ANSWER, type Read, type Request, readAnswer, readQuestion } from './answer.ts'
import { Boxed, type Silence } from './boxed.ts'
import { type Expert, NO_OPINION } from './expert.ts'
import type { Pristine } from './pristine.ts'
import type { Problem } from './result.ts'

/** What came of a request: what was read of the answer, or why there is none. */
export type Reply = { readonly read: Read } | { readonly problem: Problem }

/** A sealed process that is started when it is needed, and again after it was ended. */
export class Cell {
  readonly #kit: Pristine
  readonly #seconds: number
  readonly #script: readonly string[]
  readonly #expert: Expert | undefined
  #process: Boxed | undefined
  #requests = 0

  /**
   * The expert is asked why something failed where no check knows. `hasWalls` is false in the tests
   * that show what the walls are for.
   */
  constructor(kit: Pristine, seconds: number, expert?: Expert, hasWalls = true) {
    this.#kit = kit
    this.#seconds = seconds
    this.#expert = expert
    this.#script = hasWalls ? [kit.start] : [kit.start, '--no-walls']
  }

  /** Has a file judged; never throws for what the process does. */
  async judge(request: Omit<Request, 'id'>, seconds = this.#seconds): Promise<Reply> {
    // What has ended meanwhile, of itself, is nobody's to ask.
    if (this.#process?.isOver === true) this.close()
    const isUsed = this.#process !== undefined
    const reply = await this.#ask(request, seconds)
    // What another program left behind - a full heap, work that goes on - must not be this one's end.
    return 'problem' in reply && isUsed ? await this.#ask(request, seconds) : reply
  }

  async #ask(request: Omit<Request, 'id'>, seconds: number): Promise<Reply> {
    this.#requests += 1
    const id = this.#requests
    const { folder, packages } = this.#kit
    const process = this.#process ?? new Boxed(this.#script, [folder, ...packages])
    this.#process = process
    const patience = { seconds, characters: MAX_ANSWER }
    const begun = process.used()
    const ask = (line: unknown) => process.ask(`${JSON.stringify(line)}\n`, patience, begun)
    let answer = await ask({ ...request, id })
    // One question a request, for the file that the request was about: an expert runs nothing.
    if (typeof answer !== 'string' && readQuestion(answer.said, id)) {
      answer = await ask({ id, opinion: (await this.#expert?.on(request)) ?? NO_OPINION })
    }
    if (typeof answer === 'string') {
      this.close()
      return { problem: PROBLEMS[answer] }
    }
    const read = readAnswer(answer.said, id)
    if (read !== undefined) return { read }
    this.close()
    return { problem: PROBLEMS.long }
  }

  /** Ends the process and all that is in its box. */
  close(): void {
    this.#process?.close()
    this.#process = undefined
  }
}

/** What it means when a sealed process does not answer as it should. */
const PROBLEMS: Readonly<Record<Silence, Problem>> = {
  late: {
    kind: 'timeout',
    text: {
      en: 'The program did not end in time and was stopped. Nothing of this exercise counts.',
      es: 'El programa no terminó a tiempo y se detuvo. No cuenta nada de este ejercicio.',
    },
  },
  memory: {
    kind: 'memory',
    text: {
      en: 'The program took more memory than it may have. Nothing of this exercise counts.',
      es: 'El programa ocupó más memoria de la permitida. No cuenta nada de este ejercicio.',
    },
  },
  stack: {
    kind: 'crashed',
    text: {
      en: 'The program is nested too deeply to be read. Nothing of this exercise counts.',
      es: 'El programa está demasiado anidado para leerlo. No cuenta nada de este ejercicio.',
    },
  },
  died: {
    kind: 'crashed',
    text: {
      en: 'The process that ran the program died. Nothing of this exercise counts.',
      es: 'El proceso que ejecutaba el programa murió. No cuenta nada de este ejercicio.',
    },
  },
  long: {
    kind: 'untrusted',
    text: {
      en: 'The process that ran the program gave an answer that no grader gives. Nothing of this exercise counts.',
      es: 'El proceso que ejecutaba el programa dio una respuesta que no da ningún evaluador. No cuenta nada de este ejercicio.',
    },
  },
}
