// CPython, asked for traces: oracle.py in a process that is kept alive.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Program } from './program.ts'
import { toPython } from './python.ts'

/** A CPython 3.13, or undefined when there is none. */
export function findPython(): string | undefined {
  const pyenv = join(homedir(), '.pyenv/versions/3.13.0/bin/python3')
  const candidates = [process.env.PYTHON, pyenv, 'python3.13', 'python3', 'python']
  return candidates.find((candidate) => {
    if (candidate === undefined || candidate === '') return false
    if (candidate === pyenv && !existsSync(pyenv)) return false
    const asked = spawnSync(candidate, ['--version'], { encoding: 'utf8' })
    return asked.status === 0 && asked.stdout.startsWith('Python 3.13.')
  })
}

/** CPython has ended before its time. */
export class OracleError extends Error {}

/** A running CPython. */
export class Oracle {
  readonly #process: ChildProcess
  readonly #waiting: { resolve: (trace: string) => void; reject: (error: Error) => void }[] = []
  readonly #ended: Promise<void>

  /** `script`: oracle.py, or coverage.py, which is the same and counts lines. */
  constructor(python: string, script: 'oracle.py' | 'coverage.py' = 'oracle.py') {
    const path = fileURLToPath(new URL(script, import.meta.url))
    // In a group of its own: Ctrl-C is for whoever asks.
    const stdio = ['pipe', 'pipe', 'inherit'] as const
    this.#process = spawn(python, [path], { stdio: [...stdio], detached: true })
    const { stdin, stdout } = this.#process
    if (stdin === null || stdout === null) throw new OracleError('CPython has no input or output')
    // That nobody reads is told by its end.
    stdin.on('error', () => {})
    createInterface({ input: stdout }).on('line', (line) => {
      const { trace } = JSON.parse(line) as { trace: string }
      this.#waiting.shift()?.resolve(trace)
    })
    this.#ended = new Promise((resolve) => {
      this.#process.on('exit', (code, signal) => {
        resolve()
        const error = new OracleError(`CPython ended: ${signal ?? `exit code ${code}`}`)
        for (const { reject } of this.#waiting) reject(error)
      })
    })
  }

  /** The trace of a program. */
  trace(program: Program): Promise<string> {
    this.#process.stdin?.write(`${JSON.stringify({ text: toPython(program) })}\n`)
    const trace = new Promise<string>((resolve, reject) => this.#waiting.push({ resolve, reject }))
    // Several are asked for at a time; the first that fails ends it all.
    trace.catch(() => {})
    return trace
  }

  /** Ends the process, and waits for its last words. */
  close(): Promise<void> {
    this.#process.stdin?.end()
    return this.#ended
  }

  /** Ends it at once. */
  kill(): void {
    this.#process.kill('SIGKILL')
  }
}
