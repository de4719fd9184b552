// One sealed process, for one submission. It is asked one thing at a time; what does not answer in
// time is ended together with everything in its box, and the next question gets a new one.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { MAX_ANSWER, type Read, type Request, readAnswer } from './answer.ts'
import { boxFor } from './box.ts'
import type { Pristine } from './pristine.ts'
import type { Problem, ProblemKind } from './result.ts'

/** Why there is no answer. */
type Failed = { readonly kind: ProblemKind; readonly text?: Problem['text'] }

/** What came of a request: what was read of the answer, or why there is none. */
export type Reply = { readonly read: Read } | { readonly problem: Problem }

type Pipes = [input: Writable, nothing: null, errors: Readable, output: Readable]

/** A sealed process that is started when it is needed, and again after it was ended. */
export class Cell {
  readonly #kit: Pristine
  readonly #seconds: number
  readonly #script: readonly string[]
  #child: ChildProcess | undefined
  #requests = 0

  /** `hasWalls` is false in the tests that show what the walls are for. */
  constructor(kit: Pristine, seconds: number, hasWalls = true) {
    this.#kit = kit
    this.#seconds = seconds
    this.#script = hasWalls ? [kit.start] : [kit.start, '--no-walls']
  }

  /** Has a file judged; never throws for what the process does. */
  async judge(request: Omit<Request, 'id'>): Promise<Reply> {
    this.#requests += 1
    const id = this.#requests
    const child = this.#child ?? this.#open()
    this.#child = child
    const said = await this.#ask(child, `${JSON.stringify({ ...request, id })}\n`)
    if (typeof said !== 'string') {
      this.close()
      return { problem: { kind: said.kind, text: said.text ?? REASONS[said.kind] } }
    }
    const read = readAnswer(said, id)
    if (read !== undefined) return { read }
    this.close()
    return { problem: { kind: 'untrusted', text: REASONS.untrusted } }
  }

  /** Ends the process and all that is in its box. */
  close(): void {
    const child = this.#child
    this.#child = undefined
    if (child === undefined) return
    // The last of the line first: it is the first process of its namespace, and all others end with it.
    for (const pid of lineOf(child.pid).reverse()) endOf(pid)
    child.kill('SIGKILL')
  }

  #open(): ChildProcess {
    const { folder, packages } = this.#kit
    const { command, args } = boxFor(this.#script, [folder, ...packages])
    const child = spawn(command, args, {
      cwd: '/',
      // A program's moments are the same wherever it is graded.
      env: { TZ: 'UTC' },
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    })
    child.on('error', () => {})
    child.stdin?.on('error', () => {})
    return child
  }

  #ask(child: ChildProcess, line: string): Promise<string | Failed> {
    const [input, , errors, output] = child.stdio as unknown as Pipes
    return new Promise((resolve) => {
      let heard = ''
      let complaint = ''
      const end = (result: string | Failed) => {
        clearTimeout(late)
        output.off('data', listen)
        errors.off('data', overhear)
        child.off('close', died)
        resolve(result)
      }
      const listen = (chunk: string) => {
        heard += chunk
        if (heard.length > MAX_ANSWER) return end({ kind: 'untrusted' })
        if (heard.endsWith('\n')) end(heard)
      }
      const overhear = (chunk: string) => {
        complaint = `${complaint}${chunk}`.slice(-20_000)
      }
      const died = (code: number | null, signal: NodeJS.Signals | null) => {
        if (OUT_OF_MEMORY.test(complaint)) return end({ kind: 'memory' })
        // The engine's own stacks end in an error: only the parser's end like this.
        const isStack = signal === 'SIGSEGV' || code === SEGMENTATION_FAULT
        end(isStack ? { kind: 'crashed', text: TOO_DEEP } : { kind: 'crashed' })
      }
      const begun = busySeconds(child.pid)
      let waited = 0
      // On a busy machine an honest program waits most of the time: it is what it used that counts.
      const look = () => {
        waited += this.#seconds
        const used = busySeconds(child.pid) - begun
        const isWaiting = used < this.#seconds / 2 && waited < this.#seconds * PATIENCE
        if (!isWaiting) return end({ kind: 'timeout' })
        late = setTimeout(look, this.#seconds * 1000)
      }
      let late = setTimeout(look, this.#seconds * 1000)
      output.setEncoding('utf8')
      errors.setEncoding('utf8')
      output.on('data', listen)
      errors.on('data', overhear)
      child.on('close', died)
      input.write(line)
    })
  }
}

/** The processes below one, as far as Linux tells; `sudo` would not hand a SIGKILL on. */
function lineOf(pid: number | undefined): number[] {
  if (pid === undefined || process.platform !== 'linux') return []
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children.split(' ').flatMap((one) => {
      const child = Number(one)
      return child > 0 ? [child, ...lineOf(child)] : []
    })
  } catch {
    return []
  }
}

function endOf(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already, or is another user's: its parent's end is its own.
  }
}

/** A process that uses nothing is given as many times its seconds of the real clock. */
const PATIENCE = 6

/** What a process and its children have used of the processor; 0 where the system does not tell. */
function busySeconds(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    const [, ticks = ''] =
      /^\d+ \(.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const fields = ticks.split(' ')
    const own = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children.split(' ').reduce((sum, child) => {
      return child === '' ? sum : sum + busySeconds(Number(child))
    }, own)
  } catch {
    return 0
  }
}

/** What Linux counts in, whatever the machine. */
const TICKS_PER_SECOND = 100

/** How a wrapper says that its program ended by SIGSEGV. */
const SEGMENTATION_FAULT = 128 + 11

const TOO_DEEP: Problem['text'] = {
  en: 'The program is nested too deeply to be read. Nothing of this exercise counts.',
  es: 'El programa está demasiado anidado para leerlo. No cuenta nada de este ejercicio.',
}

const OUT_OF_MEMORY = /heap out of memory|Allocation failed|allocation failed|out of memory/i

const REASONS: Readonly<Record<ProblemKind, Problem['text']>> = {
  missing: { en: 'There is no such file.', es: 'No existe ese archivo.' },
  refused: { en: 'The file is not read.', es: 'El archivo no se lee.' },
  timeout: {
    en: 'The program did not end in time and was stopped. Nothing of this exercise counts.',
    es: 'El programa no terminó a tiempo y se detuvo. No cuenta nada de este ejercicio.',
  },
  memory: {
    en: 'The program took more memory than it may have. Nothing of this exercise counts.',
    es: 'El programa ocupó más memoria de la permitida. No cuenta nada de este ejercicio.',
  },
  crashed: {
    en: 'The process that ran the program died. Nothing of this exercise counts.',
    es: 'El proceso que ejecutaba el programa murió. No cuenta nada de este ejercicio.',
  },
  untrusted: {
    en: 'The process that ran the program gave an answer that no grader gives. Nothing of this exercise counts.',
    es: 'El proceso que ejecutaba el programa dio una respuesta que no da ningún evaluador. No cuenta nada de este ejercicio.',
  },
}
