// What happened in a loop, event by event. Recording must cost next to nothing, so the loop writes
// two to four bare values per event and names are looked up only when somebody reads the trace. What
// happens most is shorter still: a step of a task with nothing to tell of between its two ends is one
// value, the task itself.

/** What a task or a future looks like in a trace. */
export type TraceSubject = { traceName(): string }

/** How a task or a future ended. */
export type Ending = 'returned' | 'raised' | 'cancelled'

type Moment = {
  /** Seconds on the loop's clock. */
  readonly time: number
  /** Line of the program, where the caller of `simulate` can tell it. */
  readonly line?: number
}

/**
 * One event. `task` is the name of the task it is about; `by` is the task that was running, and
 * undefined in plain callbacks.
 */
export type TraceEvent = Moment &
  (
    | { readonly kind: 'task.create'; readonly task: string; readonly by: string | undefined }
    | { readonly kind: 'task.start'; readonly task: string }
    | { readonly kind: 'task.suspend'; readonly task: string; readonly on: string }
    | { readonly kind: 'task.resume'; readonly task: string }
    | { readonly kind: 'task.finish'; readonly task: string; readonly state: Ending }
    | { readonly kind: 'future.done'; readonly future: string; readonly state: Ending }
    | { readonly kind: 'callback.schedule'; readonly callback: string; readonly future: string }
    | { readonly kind: 'callback.run'; readonly callback: string; readonly future: string }
    | {
        readonly kind: 'cancel.request'
        readonly task: string
        readonly by: string | undefined
        readonly returned: boolean
      }
    | { readonly kind: 'cancel.deliver'; readonly task: string }
    | { readonly kind: 'timer.set'; readonly when: number }
    | { readonly kind: 'timer.fire'; readonly when: number }
    | {
        readonly kind: 'lock.acquire' | 'lock.release'
        /** `Lock-1`, `Semaphore-2`: the class, and a number in the order of appearance. */
        readonly lock: string
        readonly by: string | undefined
      }
    | {
        readonly kind: 'queue.put' | 'queue.get' | 'queue.taskDone'
        readonly queue: string
        readonly by: string | undefined
      }
    | { readonly kind: 'log'; readonly by: string | undefined; readonly text: string }
  )

/** The names of the events. */
export type TraceKind = TraceEvent['kind']

const FIRST_CHUNK = 256
const LAST_CHUNK = 32_768

/** Before an event that has a detail. */
const DETAILED = Symbol('detailed')
/** Before a number: the line at which the program stands from here on. */
const AT_LINE = Symbol('at line')
/** Before a number: the moment that it is from here on. */
const AT_TIME = Symbol('at time')
/** Before a task and what it waits for: it went on, and suspended. */
const STEP = Symbol('step')

/** Stands for every future that has no name of its own: a trace need not keep them all. */
export const PLAIN_FUTURE: TraceSubject = { traceName: () => 'a future' }

/** Records events; `events()` turns them into readable objects. */
export class Trace {
  /** The values of each event, in chunks: a list that grew would be copied. */
  readonly #chunks: unknown[][] = []
  #chunk: unknown[] = new Array(FIRST_CHUNK)
  #used = 0
  readonly #lineOf: (() => number) | undefined
  #line = 0
  #time = 0
  /** A task that has gone on, while nothing else has happened: it is not in the list yet. */
  #stepping: TraceSubject | undefined

  /** `line`, if given, is asked for the program's current line at each event. */
  constructor(line?: () => number) {
    this.#lineOf = line
  }

  /** The loop's clock moved. */
  at(time: number): void {
    if (time === this.#time) return
    this.#noteStepping()
    this.#time = time
    this.#add(AT_TIME, time)
  }

  /** Adds a `task.resume`. */
  resume(task: TraceSubject): void {
    // Both ends of a step may stand at lines of their own.
    if (this.#lineOf !== undefined) return this.record('task.resume', task)
    this.#noteStepping()
    this.#stepping = task
  }

  /** Adds a `task.suspend`: until `on` is done, or for one turn. */
  suspend(task: TraceSubject, on: TraceSubject | undefined): void {
    if (this.#stepping !== task) return this.record('task.suspend', task, on)
    this.#stepping = undefined
    // Room for the longest: an event does not go on in the next chunk.
    if (this.#used + 3 > this.#chunk.length) this.#nextChunk()
    const chunk = this.#chunk
    const used = this.#used
    if (on === undefined) {
      chunk[used] = task
      this.#used = used + 1
    } else {
      chunk[used] = STEP
      chunk[used + 1] = task
      chunk[used + 2] = on
      this.#used = used + 3
    }
  }

  #noteStepping(): void {
    const task = this.#stepping
    if (task === undefined) return
    this.#stepping = undefined
    this.#add('task.resume', task)
  }

  /** Adds an event about `subject`, with one detail whose meaning depends on the kind. */
  record(kind: TraceKind, subject: unknown, detail?: unknown): void {
    if (this.#lineOf !== undefined) this.#noteLine(this.#lineOf())
    if (this.#stepping !== undefined) this.#noteStepping()
    if (detail !== undefined) this.#add(DETAILED, detail)
    this.#add(kind, subject)
  }

  #noteLine(line: number): void {
    if (line === this.#line) return
    this.#line = line
    this.#add(AT_LINE, line)
  }

  #add(kind: TraceKind | symbol, subject: unknown): void {
    if (this.#used + 2 > this.#chunk.length) this.#nextChunk()
    const chunk = this.#chunk
    const used = this.#used
    chunk[used] = kind
    chunk[used + 1] = subject
    this.#used = used + 2
  }

  #nextChunk(): void {
    const { length } = this.#chunk
    this.#chunks.push(this.#chunk)
    this.#chunk = new Array(Math.min(length * 2, LAST_CHUNK))
    this.#used = 0
  }

  /** Everything recorded so far, oldest first. */
  events(): TraceEvent[] {
    this.#noteStepping()
    const events: TraceEvent[] = []
    const add = (kind: TraceKind, subject: unknown, detail: unknown): void => {
      const event = { time, ...read(kind, subject, detail, numbers) } as TraceEvent
      events.push(line === 0 ? event : { ...event, line })
    }
    const numbers = new Numbers()
    let time = 0
    let line = 0
    let detail: unknown
    for (const records of [...this.#chunks, this.#chunk.slice(0, this.#used)]) {
      for (let i = 0; i < records.length; i += 2) {
        const kind = records[i] as TraceKind | symbol | TraceSubject | undefined
        // What is left of a chunk when the next event was too long for it.
        if (kind === undefined) break
        const subject = records[i + 1]
        if (kind === AT_TIME) time = subject as number
        else if (kind === AT_LINE) line = subject as number
        else if (kind === DETAILED) detail = subject
        else if (kind === STEP) {
          add('task.resume', subject, undefined)
          add('task.suspend', subject, records[i + 2])
          i += 1
        } else if (typeof kind === 'object') {
          add('task.resume', kind, undefined)
          add('task.suspend', kind, undefined)
          i -= 1
        } else {
          add(kind as TraceKind, subject, detail)
          detail = undefined
        }
      }
    }
    return events
  }
}

function read(kind: TraceKind, subject: unknown, detail: unknown, numbers: Numbers): object {
  switch (kind) {
    case 'task.create':
      return { kind, task: name(subject), by: optionalName(detail) }
    case 'task.start':
    case 'task.resume':
    case 'cancel.deliver':
      return { kind, task: name(subject) }
    case 'task.suspend':
      return { kind, task: name(subject), on: detail === undefined ? 'turn' : name(detail) }
    case 'task.finish':
      return { kind, task: name(subject), state: detail }
    case 'future.done':
      return { kind, future: name(subject), state: detail }
    case 'callback.schedule':
    case 'callback.run':
      return { kind, callback: functionName(detail), future: name(subject) }
    case 'cancel.request': {
      const { by, returned } = detail as { by: unknown; returned: boolean }
      return { kind, task: name(subject), by: optionalName(by), returned }
    }
    case 'timer.set':
    case 'timer.fire':
      return { kind, when: subject }
    case 'lock.acquire':
    case 'lock.release':
      return { kind, lock: numbers.nameOf(subject as object), by: optionalName(detail) }
    case 'queue.put':
    case 'queue.get':
    case 'queue.taskDone':
      return { kind, queue: numbers.nameOf(subject as object), by: optionalName(detail) }
    case 'log':
      return { kind, by: optionalName(detail), text: subject }
  }
}

/** Names for what has none: `Lock-1`, `Lock-2`, `Queue-1`, in the order in which they appear. */
class Numbers {
  readonly #names = new Map<object, string>()
  readonly #counts = new Map<string, number>()

  nameOf(subject: object): string {
    const known = this.#names.get(subject)
    if (known !== undefined) return known
    const kind = subject.constructor.name
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    this.#names.set(subject, `${kind}-${count}`)
    return `${kind}-${count}`
  }
}

function name(subject: unknown): string {
  return (subject as TraceSubject).traceName()
}

function optionalName(subject: unknown): string | undefined {
  return subject === undefined ? undefined : name(subject)
}

function functionName(callback: unknown): string {
  return (callback as { name?: string }).name || 'anonymous'
}
