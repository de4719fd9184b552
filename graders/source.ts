// What the rules find in a student's file. They need ts-morph, which is slow to load: so they live
// in a thread of their own that is started when somebody asks, and stays warm.
//
// Nothing here stops a run: what goes wrong becomes one remark that changes no verdict.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Text } from './language.ts'
import type { Finding } from './rules/finding.ts'
import type { Reply, Request } from './source-thread.ts'
import type { Message } from './verdict.ts'
import { writeWhole } from './whole.ts'

export type { Finding } from './rules/finding.ts'
export { typeErrors } from './type-errors.ts'

const ROOT = join(import.meta.dirname, '..')
const KIT = import.meta.dirname
const CACHE = join(ROOT, 'node_modules', '.cache', 'asyncio-kit', 'source')

/** Begins to load the rules in the background, so that the first findings come sooner. */
export function start(): void {
  thread ??= new SourceThread()
}

/** Ends the thread; `findings` would start another. */
export async function stop(): Promise<void> {
  const ending = thread
  thread = undefined
  await ending?.stop()
}

/**
 * What the rules find in a file, given by its path from the root or an absolute one. When there is
 * no answer within `seconds`, a remark says so. Whoever asks about many files that stay as they are
 * names them all, `among`: they are read once.
 */
export function findings(
  file: string,
  seconds = 10,
  among: readonly string[] = [],
): Promise<Finding[]> {
  thread ??= new SourceThread()
  const paths = among.map((path) => resolve(ROOT, path))
  return thread.findings({ file: resolve(ROOT, file), among: paths }, seconds)
}

/** A finding as a message of the verdict on `file`. */
export function messageFor(file: string, finding: Finding): Message {
  const { card, level, line, column, seen, advice } = finding
  const path = relative(ROOT, resolve(ROOT, file)).split(sep).join('/')
  return { level, ...(card && { card }), seen, advice, place: { file: path, line, column } }
}

let thread: SourceThread | undefined

/** One thread and the requests that it has not answered. */
class SourceThread {
  readonly #worker: Promise<Worker>
  readonly #waiting = new Map<number, (found: Finding[]) => void>()
  #requests = 0

  constructor() {
    this.#worker = this.#open()
    this.#worker.catch((error) => this.#fail(asText(error)))
  }

  async findings(asked: Omit<Request, 'id'>, seconds: number): Promise<Finding[]> {
    const id = ++this.#requests
    const found = new Promise<Finding[]>((answer) => this.#waiting.set(id, answer))
    const limit = setTimeout(() => {
      this.#fail({ en: `no answer within ${seconds} s`, es: `sin respuesta en ${seconds} s` })
    }, seconds * 1000)
    const request: Request = { id, ...asked }
    this.#worker.then((worker) => worker.postMessage(request)).catch(() => {})
    return found.finally(() => clearTimeout(limit))
  }

  async stop(): Promise<void> {
    const worker = await this.#worker.catch(() => undefined)
    await worker?.terminate()
    for (const answer of this.#waiting.values()) answer([])
    this.#waiting.clear()
  }

  async #open(): Promise<Worker> {
    const entry = await javaScriptOfThread()
    const worker = new Worker(pathToFileURL(entry), {
      workerData: ROOT,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 },
    })
    worker.unref()
    worker.on('message', ({ id, findings, trouble }: Reply) => {
      this.#waiting.get(id)?.(trouble === undefined ? [...findings] : [noFindings(asText(trouble))])
      this.#waiting.delete(id)
    })
    worker.on('error', (error) => this.#fail(asText(error)))
    return worker
  }

  // Whoever waits gets the remark, and the next request a new thread.
  #fail(reason: Text): void {
    if (thread === this) thread = undefined
    for (const answer of this.#waiting.values()) answer([noFindings(reason)])
    this.#waiting.clear()
    this.#worker.then((worker) => worker.terminate()).catch(() => {})
  }
}

// Node 20 runs no TypeScript, and a loader such as tsx would cost the thread 0.4 s. Vite is loaded
// anyway and takes the types out of all these files in 10 ms; the thread runs what is written here.
async function javaScriptOfThread(): Promise<string> {
  const { transformWithOxc } = await import('vite')
  const rules = readdirSync(join(KIT, 'rules')).filter((file) => file.endsWith('.ts'))
  const files = ['source-thread.ts', ...rules.map((rule) => join('rules', rule))]
  for (const file of files) {
    const { code } = await transformWithOxc(readFileSync(join(KIT, file), 'utf8'), file)
    const imports = /(?<=^(?:import|export) [^'"]*['"])(\.[^'"]*)\.ts(?=['"])/gm
    for (const [, path] of code.matchAll(imports)) {
      const imported = join(dirname(file), `${path}.ts`)
      if (!files.includes(imported)) files.push(imported)
    }
    writeWhole(join(CACHE, file.replace(/\.ts$/, '.mjs')), code.replace(imports, '$1.mjs'))
  }
  return join(CACHE, 'source-thread.mjs')
}

function asText(error: unknown): Text {
  const message = error instanceof Error ? error.message : String(error)
  return { en: message, es: message }
}

function noFindings(reason: Text): Finding {
  return {
    rule: 'source',
    level: 'style',
    line: 1,
    column: 1,
    seen: {
      en: `The source rules could not look at this file: ${reason.en}.`,
      es: `Las reglas del código no han podido leer este archivo: ${reason.es}.`,
    },
    advice: {
      en: 'The exercise was judged by its behaviour alone. Please report this to the authors of the kit.',
      es: 'El ejercicio se ha evaluado solo por su comportamiento. Conviene avisar a los autores del kit.',
    },
  }
}
