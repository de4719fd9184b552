// A process in a box that is asked one thing at a time, a line of text for a line of text. What does
// not answer in time is ended together with everything in its box.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { boxFor } from './box.ts'

/** Why there is no answer: too late, too much, no memory, a stack of the engine's own, or it died. */
export type Silence = 'late' | 'long' | 'memory' | 'stack' | 'died'

/** How long a process may take for an answer, and how long the answer may be. */
export type Patience = {
  /** Seconds of the processor. Who uses none of it gets several times as many of the real clock. */
  readonly seconds: number
  readonly characters: number
}

type Pipes = [input: Writable, nothing: null, errors: Readable, output: Readable]

/** One process; `close` it. */
export class Boxed {
  readonly #child: ChildProcess

  /** Starts a script that reads below these folders and nowhere else. */
  constructor(script: readonly string[], readable: readonly string[]) {
    const { command, args } = boxFor(script, readable)
    this.#child = spawn(command, args, {
      cwd: '/',
      // A program's moments are the same wherever it is graded.
      env: { TZ: 'UTC' },
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    })
    this.#child.on('error', () => {})
    this.#child.stdin?.on('error', () => {})
  }

  /** Has it ended by itself? */
  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** What the process and all below it have used of the processor, in seconds. */
  used(): number {
    return busySeconds(this.#child.pid)
  }

  /** Gives the process a line and waits for one; the seconds count from `since`, what it had used then. */
  ask(
    line: string,
    { seconds, characters }: Patience,
    since = this.used(),
  ): Promise<{ said: string } | Silence> {
    const child = this.#child
    const [input, , errors, output] = child.stdio as unknown as Pipes
    return new Promise((resolve) => {
      let heard = ''
      let complaint = ''
      const end = (result: { said: string } | Silence) => {
        clearTimeout(late)
        output.off('data', listen)
        errors.off('data', overhear)
        child.off('close', died)
        resolve(result)
      }
      const listen = (chunk: string) => {
        heard += chunk
        if (heard.length > characters) return end('long')
        if (heard.endsWith('\n')) end({ said: heard })
      }
      const overhear = (chunk: string) => {
        complaint = `${complaint}${chunk}`.slice(-20_000)
      }
      const died = (code: number | null, signal: NodeJS.Signals | null) => {
        if (OUT_OF_MEMORY.test(complaint)) return end('memory')
        // The engine's own stacks end in an error: only the parser's end like this.
        const isStack = signal === 'SIGSEGV' || code === SEGMENTATION_FAULT
        end(isStack ? 'stack' : 'died')
      }
      const begun = performance.now()
      // On a busy machine an honest program waits most of the time: it is what it used that counts.
      const look = () => {
        const left = CAN_COUNT ? seconds - (this.used() - since) : 0
        const waited = (performance.now() - begun) / 1000
        if (left <= 0 || waited >= seconds * PATIENCE) return end('late')
        late = setTimeout(look, Math.max(left * 1000, SHORTEST_LOOK))
      }
      let late = setTimeout(look, seconds * 1000)
      output.setEncoding('utf8')
      errors.setEncoding('utf8')
      output.on('data', listen)
      errors.on('data', overhear)
      child.on('close', died)
      input.write(line)
    })
  }

  /** Ends the process and all that is in its box. */
  close(): void {
    // The last of the line first: it is the first process of its namespace, and all others end with it.
    for (const pid of lineOf(this.#child.pid).reverse()) endOf(pid)
    this.#child.kill('SIGKILL')
  }
}

/** Does the system tell what a process has used? Elsewhere the real clock decides. */
const CAN_COUNT = process.platform === 'linux'

/** A process that uses nothing is given as many times its seconds of the real clock. */
const PATIENCE = 6

/** Milliseconds. */
const SHORTEST_LOOK = 50

/** The processes below one, as far as Linux tells; `sudo` would not hand a SIGKILL on. */
function lineOf(pid: number | undefined): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...lineOf(child)])
}

function childrenOf(pid: number | undefined): number[] {
  if (pid === undefined || !CAN_COUNT) return []
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children === '' ? [] : children.split(' ').map(Number)
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

/** What a process and its children have used of the processor; 0 where the system does not tell. */
function busySeconds(pid: number | undefined): number {
  if (pid === undefined || !CAN_COUNT) return 0
  const below = childrenOf(pid).reduce((sum, child) => sum + busySeconds(child), 0)
  try {
    const [, ticks = ''] =
      /^\d+ \(.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const fields = ticks.split(' ')
    return below + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  } catch {
    return below
  }
}

/** What Linux counts in, whatever the machine. */
const TICKS_PER_SECOND = 100

/** How a wrapper says that its program ended by SIGSEGV. */
const SEGMENTATION_FAULT = 128 + 11

const OUT_OF_MEMORY = /heap out of memory|Allocation failed|allocation failed|out of memory/i
