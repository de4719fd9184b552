// Threads that judge programs, one for each core. The time limit of a program counts from when its
// first check begins, and a program that reaches it is ended with its thread: no pool that one could
// install does that. While others keep the machine busy, or the process is stopped, the limit waits.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { PATIENCE, wasIdle } from './judge.ts'
import type { Answer, Case, Said } from './juror.ts'

/** What became of a case; `overtime` means that the program did not end. */
export type Ruling = Answer | { readonly overtime: number }

/** How long one program may take, in seconds of the real clock: the watchdog would take longer. */
const SECONDS = 7

/** What the source rules may take beside that: they load the compiler. */
const RULES_SECONDS = 60

// Node 20 runs no TypeScript: tsx has to be registered in each thread, which an option cannot do.
const BOOT = (path: string) =>
  `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(path)}) })`

const JUROR = new URL('./juror.ts', import.meta.url)

type Waiting = { readonly one: Case; readonly rule: (ruling: Ruling) => void }

/** So many programs are worth a thread of their own. */
const PROGRAMS = 50

/** A pool of jurors; `close` it, or the process does not end. */
export class Jury {
  readonly #waiting: Waiting[] = []
  readonly #jurors: Juror[]

  /** `size` is the number of threads, of which there are never more than cores. */
  constructor(size: number, seconds = SECONDS) {
    const length = Math.max(1, Math.min(size, availableParallelism()))
    this.#jurors = Array.from({ length }, () => new Juror(this.#waiting, seconds))
  }

  /** A jury for so many programs: a thread takes longer to start than many of them to judge. */
  static for(programs: number): Jury {
    return new Jury(Math.ceil(programs / PROGRAMS))
  }

  /** Judges a program as soon as a juror is free. */
  judge(one: Case): Promise<Ruling> {
    return new Promise((rule) => {
      this.#waiting.push({ one, rule })
      for (const juror of this.#jurors) juror.call()
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#jurors.map((juror) => juror.dismiss()))
  }
}

/** One thread, started when it is first called, and again after it was ended. */
class Juror {
  readonly #queue: Waiting[]
  readonly #seconds: number
  #worker: Promise<Worker> | undefined
  #isBusy = false

  constructor(queue: Waiting[], seconds: number) {
    this.#queue = queue
    this.#seconds = seconds
  }

  /** Takes what waits, one after the other, unless it is at work already. */
  async call(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      next.rule(await this.#ruling(next.one).catch((error) => ({ trouble: String(error) })))
    }
    this.#isBusy = false
  }

  async dismiss(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await (await worker?.catch(() => undefined))?.terminate()
  }

  async #ruling(one: Case): Promise<Ruling> {
    this.#worker ??= thread(JUROR)
    const worker = await this.#worker
    return new Promise((resolve) => {
      let limit: NodeJS.Timeout | undefined
      const end = (ruling: Ruling) => {
        clearTimeout(limit)
        worker.off('message', listen)
        worker.off('error', crash)
        worker.off('exit', crash)
        resolve(ruling)
      }
      const giveUp = async (ruling: Ruling) => {
        end(ruling)
        await this.dismiss()
      }
      const listen = (said: Said) => {
        if (said === 'begun') {
          const seconds =
            this.#seconds * (one.seeds ?? 1) + (one.file === undefined ? 0 : RULES_SECONDS)
          const watch = (patience: number) => {
            const begun = process.cpuUsage()
            limit = setTimeout(() => {
              if (wasIdle(begun, seconds) && patience > 1) watch(patience - 1)
              else void giveUp({ overtime: seconds })
            }, seconds * 1000)
          }
          watch(PATIENCE)
        } else if (said !== 'ready') {
          end(said)
        }
      }
      const crash = (reason: unknown) => {
        void giveUp({ trouble: `the thread ended: ${String(reason)}` })
      }
      worker.on('message', listen)
      worker.on('error', crash)
      worker.on('exit', crash)
      worker.postMessage({ ...one, rulesFor: RULES_SECONDS })
    })
  }
}

/** Starts a thread of the kit; it is there when it has said that it is. */
export function thread(file: URL): Promise<Worker> {
  // A thread takes over the options of its process: a command's --import of tsx would be one more.
  const execArgv: string[] = []
  const worker = file.pathname.endsWith('.ts')
    ? new Worker(BOOT(file.href), { eval: true, execArgv })
    : new Worker(file, { execArgv })
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      worker.off('error', reject)
      resolve(worker)
    })
    worker.once('error', reject)
  })
}
