// Running a student's coroutine on the virtual clock, and questions to what happened.
import {
  type Chooser,
  type Coroutine,
  currentTask,
  getRunningLoop,
  isCoroutine,
  isFuture,
  log,
  type Outcome,
  simulate,
  type TraceEvent,
} from '#runtime'
import { border } from './border.ts'
import { demand, type Failure, holes } from './check.ts'
import { emptied, type Output } from './guards.ts'
import type { Text } from './language.ts'
import type { TraceLine } from './verdict.ts'

/** A line that was noted while a program ran, and when, in virtual seconds. */
export type Note = { readonly time: number; readonly text: string }

/** The Promise that `run` gave for a program that a student started, where it is on the virtual clock. */
export const promises = new WeakMap<Played<unknown>, Promise<unknown>>()

/** How a played program ended, what was noted meanwhile, and its trace. */
export type Played<T> = Outcome<T> & { readonly notes: readonly Note[] }

/** Set by the judge: where the student's program stands, and what to ask after each run. */
export const stage: {
  line: () => number
  afterRun: (isSearch: boolean) => void
  last: Played<unknown> | undefined
  notes: Note[]
  /** What the program prints: emptied before each run. */
  output: Output | undefined
} = {
  line: () => 0,
  afterRun: () => {},
  last: undefined,
  notes: [],
  output: undefined,
}

const prints = new WeakMap<Played<unknown>, readonly Note[]>()

/** What the program printed in a run that the judge had played, line by line. */
export function printedBy(run: Played<unknown>): readonly Note[] {
  return prints.get(run) ?? []
}

/** What was printed, with its moments. */
export function notesOf({ lines, times }: Output): Note[] {
  return lines.map((text, index) => ({ time: times[index] ?? 0, text }))
}

/** Runs a coroutine to its end on a virtual clock; its trace says in which line things happened. */
export function play<T>(
  program: Coroutine<T>,
  { maxTurns = 20_000, chooser, isSearch = false }: Playing = {},
): Played<T> {
  const notes: Note[] = []
  stage.notes = notes
  const { output } = stage
  if (output !== undefined) emptied(output)
  const choosing = chooser === undefined ? {} : { chooser }
  const outcome = simulate(program, { line: stage.line, maxTurns, ...choosing })
  const played = Object.assign(border.run(outcome), { notes })
  if (output !== undefined) prints.set(played, notesOf(output))
  stage.last = played
  stage.afterRun(isSearch)
  return played
}

/** How to play. */
export type Playing = {
  readonly maxTurns?: number
  /** Decides the order, for explorers. */
  readonly chooser?: Chooser
  /** One of many runs, which nobody looks at. */
  readonly isSearch?: boolean
}

/** Thrown for a program that did not return although it should have; carries its run. */
export class DidNotReturn extends Error {
  override readonly name = 'DidNotReturn'
  readonly played: Played<unknown>

  constructor(played: Played<unknown>) {
    super(played.kind)
    this.played = played
  }
}

/** The result of a run that has to return; anything else is explained as the program's error. */
export function resultOf<T>(played: Played<T>): T {
  if (played.kind === 'returned' && !holes.met) return played.result
  throw new DidNotReturn(played)
}

/** Plays a program that has to return, and gives its result with the run. */
export function returned<T>(program: Coroutine<T>): { result: T; run: Played<T> } {
  const run = play(program)
  return { result: resultOf(run), run }
}

/** Notes a line of the running program; it stands in the trace, too. */
export function note(text: string): void {
  stage.notes.push({ time: virtualTime(), text })
  log(text)
}

/** The moment, in virtual seconds: 0 outside of any loop, where a callback may be called, too. */
export function virtualTime(): number {
  try {
    return getRunningLoop().time()
  } catch {
    return 0
  }
}

/** The name of the running task, or `main` outside of one. */
export function taskName(): string {
  return currentTask()?.getName() ?? 'main'
}

/** What was noted, in order. */
export function logged(run: Played<unknown>): string[] {
  return run.notes.map(({ text }) => text)
}

/** A moment in words, for whatever may never have come. */
export function whenText(moment: number | undefined): Text {
  if (moment === undefined) return { en: 'never', es: 'nunca' }
  return { en: `at ${moment} s`, es: `a los ${moment} s` }
}

/** When a line was noted first, in virtual seconds; undefined when it never was. */
export function momentOf(run: Played<unknown>, text: string): number | undefined {
  return run.notes.find((line) => line.text === text)?.time
}

/** Several durations or moments in a row of a message: `0.5 s, 1 s`. */
export function inSeconds(seconds: readonly number[]): string {
  return seconds.map((each) => `${each} s`).join(', ')
}

/** Ten rests of 0.1 s are one of 1 s: what the sum of such numbers lacks is no one's mistake. */
export function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6
}

/** The most that were open at once, of things that log `begins` and later `ends`. */
export function mostAtOnce(
  run: Played<unknown>,
  begins: (line: string) => boolean,
  ends: (line: string) => boolean,
): number {
  let open = 0
  let most = 0
  for (const line of logged(run)) {
    if (begins(line)) open += 1
    if (ends(line)) open -= 1
    most = Math.max(most, open)
  }
  return most
}

/** How many tasks the program created; its own is none of them. */
export function tasksCreated(run: Played<unknown>): number {
  return run.trace.filter((event) => event.kind === 'task.create' && event.by !== undefined).length
}

/** The tasks that had not ended when the program did, besides its own. */
export function unfinished(run: Played<unknown>): string[] {
  const left = new Set<string>()
  for (const event of whileRunning(run)) {
    if (event.kind === 'task.create' && event.by !== undefined) left.add(event.task)
    if (event.kind === 'task.finish') left.delete(event.task)
  }
  return [...left]
}

/** The calls of `cancel()` on tasks, until the program ended; `index` is the place in the trace. */
export function requests(run: Played<unknown>) {
  return whileRunning(run).flatMap((event, index) =>
    event.kind === 'cancel.request' ? [{ ...event, index }] : [],
  )
}

/** Did the program fail because it used a future or an object as if it were a list? */
export function tookForList({ error }: Played<unknown>): boolean {
  const words = /\.\w+ is not a function|is not iterable|await wasn't used with future/
  return error instanceof Error && words.test(error.message)
}

/** What callbacks raised, in order: it reaches nobody who awaits, only the loop's handler. */
export function callbackErrors(run: Played<unknown>): unknown[] {
  return run.warnings.flatMap(({ handle, exception }) => (handle === undefined ? [] : [exception]))
}

/** Errors kept in tasks and futures that nobody had asked for when the program ended. */
export function unretrieved(run: Played<unknown>): unknown[] {
  return run.warnings.flatMap(({ future, exception }) => (future === undefined ? [] : [exception]))
}

/**
 * Demands that no callback raises. `meant` tells what the first error shows when it is one that the
 * grader brought about; any other is the student's own and is explained with its line.
 */
export function demandQuietCallbacks(
  run: Played<unknown>,
  meant: (error: unknown) => Failure | undefined = () => undefined,
): void {
  const [error] = callbackErrors(run)
  if (error === undefined) return
  const failure = meant(error)
  if (failure === undefined) throw error
  demand(false, () => failure)
}

/** A value as a student would write it; undefined and functions included. It reads in any language. */
export function print(value: unknown): string {
  return printed(value, [])
}

/** `around` are the lists and objects that the value stands in: a cycle ends there. */
function printed(value: unknown, around: readonly unknown[]): string {
  if (typeof value === 'function') return `function ${value.name || '(anonymous)'}`
  if (isFuture(value)) return value.traceName()
  if (typeof value === 'number' || value === undefined || value === null) return String(value)
  if (value instanceof Error)
    return `${value.name}(${JSON.stringify(value.message.split('\n')[0])})`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object') return JSON.stringify(value) ?? String(value)
  if (around.includes(value)) return '...'
  const inside = (item: unknown) => printed(item, [...around, value])
  if (Array.isArray(value)) return `[${value.map(inside).join(', ')}]`
  if (isCoroutine(value)) return '<Generator>'
  // A Promise of the student's may come from another realm.
  if (Object.prototype.toString.call(value) === '[object Promise]') return '<Promise>'
  if (Symbol.iterator in value) return `<${value.constructor?.name}>`
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${inside(field)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** Are two values the same to a reader? The order of the fields of an object does not matter. */
export function isAlike(actual: unknown, expected: unknown): boolean {
  if (!isRecord(actual) || !isRecord(expected)) return print(actual) === print(expected)
  const names = Object.keys(expected)
  const isSame = (name: string) => name in actual && isAlike(actual[name], expected[name])
  return Object.keys(actual).length === names.length && names.every(isSame)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null
  return isObject && !(Symbol.iterator in value || value instanceof Error)
}

/** The events worth reading, in words; what happens at every step is left out. */
export function storyOf(run: Played<unknown>): TraceLine[] {
  const main = mainOf(run.trace)
  const called = (task: string) => (task === main ? 'main' : task)
  return whileRunning(run).flatMap((event) => {
    const text = sentence(event, called)
    if (text === undefined) return []
    return [{ time: event.time, text, ...(event.line === undefined ? {} : { line: event.line }) }]
  })
}

/** The trace until the program ended: what the loop does afterwards tells nothing about it. */
export function whileRunning(run: Played<unknown>): readonly TraceEvent[] {
  return untilMainEnds(run.trace)
}

/** A trace up to the end of its first task, the program's own. */
export function untilMainEnds(trace: readonly TraceEvent[]): readonly TraceEvent[] {
  const main = mainOf(trace)
  const end = trace.findIndex((event) => event.kind === 'task.finish' && event.task === main)
  return end < 0 ? trace : trace.slice(0, end + 1)
}

/** The name of the program's own task. */
export function mainOf([first]: readonly TraceEvent[]): string | undefined {
  return first?.kind === 'task.create' ? first.task : undefined
}

/** An event in words; undefined for what happens at every step. `called` gives a task's name. */
export function sentence(event: TraceEvent, called: (task: string) => string): Text | undefined {
  const task = 'task' in event ? called(event.task) : ''
  switch (event.kind) {
    case 'log':
      return both(event.text)
    case 'task.create':
      if (event.by === undefined) return undefined
      return { en: `${task} is created`, es: `se crea ${task}` }
    case 'task.start':
      return { en: `${task} starts`, es: `${task} arranca` }
    case 'task.suspend':
      if (event.on === 'turn') return undefined
      return { en: `${task} waits for ${event.on}`, es: `${task} espera ${event.on}` }
    case 'task.finish': {
      const ways = {
        returned: { en: 'returns', es: 'termina' },
        raised: { en: 'fails', es: 'falla' },
        cancelled: { en: 'ends cancelled', es: 'acaba cancelada' },
      }
      const way = ways[event.state]
      return { en: `${task} ${way.en}`, es: `${task} ${way.es}` }
    }
    case 'cancel.request':
      return {
        en: `${task}.cancel() returns ${event.returned}`,
        es: `${task}.cancel() devuelve ${event.returned}`,
      }
    case 'cancel.deliver':
      return {
        en: `CancelledError reaches ${task}`,
        es: `CancelledError llega a ${task}`,
      }
    case 'callback.run':
      return {
        en: `callback ${event.callback} is called with ${event.future}`,
        es: `se llama al callback ${event.callback} con ${event.future}`,
      }
    case 'lock.acquire':
    case 'lock.release':
      return handled(event.kind, event.lock, event.by && called(event.by))
    case 'queue.put':
    case 'queue.get':
    case 'queue.taskDone':
      return handled(event.kind, event.queue, event.by && called(event.by))
    case 'task.resume':
    case 'future.done':
    case 'callback.schedule':
    case 'timer.set':
    case 'timer.fire':
      return undefined
  }
}

/** What somebody, or a callback, does with a lock or a queue. */
function handled(
  kind: `lock.${'acquire' | 'release'}` | `queue.${'put' | 'get' | 'taskDone'}`,
  what: string,
  by: string | undefined,
): Text {
  const does = {
    'lock.acquire': { en: 'takes', es: 'toma' },
    'lock.release': { en: 'releases', es: 'suelta' },
    'queue.put': { en: 'puts an item into', es: 'mete un elemento en' },
    'queue.get': { en: 'takes an item from', es: 'saca un elemento de' },
    'queue.taskDone': { en: 'says that an item is done:', es: 'da por hecho un elemento:' },
  }[kind]
  return {
    en: `${by ?? 'a callback'} ${does.en} ${what}`,
    es: `${by ?? 'un callback'} ${does.es} ${what}`,
  }
}

function both(text: string): Text {
  return { en: text, es: text }
}
