// Who was doing what when: a trace is replayed, and after each event every task is in one of the
// states of runtime/tasks.ts. A trace names futures and does not say which of two sleep(1) has ended,
// so whoever began to wait for such a name first is taken to go on first, as in the loop itself.
import type { Ending, TraceEvent } from '#runtime'

/** What a task is doing; an ending is shown once, where it happens. */
export type State = 'ready' | 'running' | 'waiting' | Ending

/** What a task is doing, and what it waits for. */
export type Doing = { readonly state: State; readonly on?: string }

/** A task, from its creation on. */
export type Lane = {
  readonly name: string
  doing: Doing
  isStarted: boolean
  /** What it did, in short: lanes with equal shapes are alike (columns.ts). */
  shape: string
}

/** Called when a task begins to do something else. */
export type Listener = (lane: number, doing: Doing) => void

/** Has a task that does this ended? */
export function isEnding(state: State | undefined): state is Ending {
  return state === 'returned' || state === 'raised' || state === 'cancelled'
}

/** A shape longer than this is long enough to tell kinds of tasks apart. */
const LONGEST_SHAPE = 2000

/** The lanes of a trace, in the order of creation; `play` it one event after the other. */
export class Lanes {
  readonly all: Lane[] = []
  /** The lane that runs; undefined in callbacks and outside of any step. */
  running: number | undefined
  readonly #byName = new Map<string, number[]>()
  /** Who waits, by the name of what is awaited, in the order in which they began. */
  readonly #waiters = new Map<string, number[]>()
  readonly #listener: Listener
  /** Those in the middle of whose step an eager task runs. */
  readonly #outer: number[] = []
  /** A future that was cancelled; the next event tells whether a task was asked to stop by that. */
  #cancelled: string | undefined

  constructor(listener: Listener = () => {}) {
    this.#listener = listener
  }

  /** The lane of a task; of tasks that share a name, the one that has not ended. */
  laneOf(task: string): number | undefined {
    const lanes = this.#byName.get(task) ?? []
    return lanes.findLast((lane) => !isEnding(this.all[lane]?.doing.state)) ?? lanes.at(-1)
  }

  /** The lane that brought an event about. */
  actor(event: TraceEvent): number | undefined {
    return 'by' in event && event.by !== undefined ? this.laneOf(event.by) : undefined
  }

  /** Adds to what a lane did; numbers and its own name make no difference. */
  note(lane: number | undefined, what: string): void {
    const found = lane === undefined ? undefined : this.all[lane]
    if (found === undefined || found.shape.length > LONGEST_SHAPE) return
    found.shape += `${what.replaceAll(found.name, '@').replaceAll(/\d+(\.\d+)?/g, '#')}\n`
  }

  /** Takes one event, and gives the lane that it is about. */
  play(event: TraceEvent): number | undefined {
    this.#wakeByCancelled(event)
    switch (event.kind) {
      case 'task.create':
        return this.#create(event.task)
      case 'task.start':
      case 'task.resume':
      case 'cancel.deliver':
        return this.#run(event.task, event.kind)
      case 'task.suspend':
        return this.#suspend(event.task, event.on)
      case 'task.finish':
        return this.#finish(event.task, event.state)
      case 'future.done':
        if (event.state !== 'cancelled' || this.#hasEnded(event.future)) this.#wake(event.future)
        else this.#cancelled = event.future
        return undefined
      case 'cancel.request':
        return this.laneOf(event.task)
      case 'callback.run':
        return this.laneOf(event.future)
      default:
        return this.actor(event)
    }
  }

  #create(task: string): number {
    const lane = this.all.length
    const names = this.#byName.get(task)
    if (names === undefined) this.#byName.set(task, [lane])
    else names.push(lane)
    this.all.push({ name: task, doing: READY, isStarted: false, shape: '' })
    this.#listener(lane, READY)
    return lane
  }

  #run(task: string, kind: string): number | undefined {
    const named = this.#byName.get(task) ?? []
    const isNext = (lane: number) => {
      const { isStarted, doing } = this.all[lane] ?? {}
      return kind === 'task.start' ? isStarted === false : doing?.state === 'ready'
    }
    // A trace may begin with the start of its first task, whatever was before.
    const lane = named.find(isNext) ?? this.laneOf(task) ?? this.#create(task)
    const found = this.all[lane]
    if (found === undefined) return undefined
    if (this.running !== undefined) this.#outer.push(this.running)
    this.running = lane
    found.isStarted = true
    this.#set(lane, RUNNING)
    return lane
  }

  #suspend(task: string, on: string): number | undefined {
    const lane = this.#own(task)
    if (lane === undefined) return undefined
    this.running = this.#outer.pop()
    // A bare yield; a prediction's trace calls it as it is written.
    if (on === 'turn' || on === 'sleep(0)') {
      this.#set(lane, READY)
      return lane
    }
    this.#set(lane, { state: 'waiting', on })
    const waiters = this.#waiters.get(on)
    if (waiters === undefined) this.#waiters.set(on, [lane])
    else waiters.push(lane)
    return lane
  }

  #finish(task: string, state: Ending): number | undefined {
    const lane = this.#own(task)
    if (lane === undefined) return undefined
    this.running = this.#outer.pop()
    this.#set(lane, { state })
    return lane
  }

  /** The lane that runs, if it has this name: another one may have it too. */
  #own(task: string): number | undefined {
    const { running } = this
    return running !== undefined && this.all[running]?.name === task ? running : this.laneOf(task)
  }

  #hasEnded(future: string): boolean {
    const lane = this.laneOf(future)
    return lane !== undefined && isEnding(this.all[lane]?.doing.state)
  }

  /** A task wakes all that wait for it; of futures with the same name one is done at a time. */
  #wake(future: string): void {
    const waiters = this.#waiters.get(future) ?? []
    const woken = this.#byName.has(future) ? [...waiters] : waiters.slice(0, 1)
    for (const lane of woken) this.#set(lane, READY)
  }

  #wakeByCancelled(event: TraceEvent): void {
    const future = this.#cancelled
    if (future === undefined) return
    this.#cancelled = undefined
    const asked = event.kind === 'cancel.request' ? this.laneOf(event.task) : undefined
    if (asked === undefined || this.all[asked]?.doing.on !== future) return this.#wake(future)
    this.#set(asked, READY)
  }

  #set(lane: number, doing: Doing): void {
    const found = this.all[lane]
    if (found === undefined) return
    const { on } = found.doing
    const waiters = on === undefined ? [] : (this.#waiters.get(on) ?? [])
    const at = waiters.indexOf(lane)
    if (at >= 0) waiters.splice(at, 1)
    found.doing = doing
    this.#listener(lane, doing)
  }
}

const READY: Doing = { state: 'ready' }
const RUNNING: Doing = { state: 'running' }
