// What the sealed process says, and the parent's look at it. The process runs what a student wrote:
// every field is looked at before it is used, and what an honest one never says is told apart.
import type { Timeline } from '../timeline/model.ts'
import { type CheckState, LEVELS, type Message, type Verdict } from '../verdict.ts'
import type { Opinion } from './expert.ts'
import { isRecord, listOf, numberOf, parsed, stringOf, textOf, Unfit } from './fields.ts'

/** What the process is asked: to judge one file. */
export type Request = {
  readonly id: number
  /** Chapter and number. */
  readonly exercise: string
  /** Posix path from the root, for places. */
  readonly file: string
  readonly text: string
  readonly seed: number
}

/** What it asks in the middle of a request: why did this fail? It is asked once at most. */
export type Question = { readonly id: number; readonly asks: 'opinion' }

/** The answer to that. */
export type Second = { readonly id: number; readonly opinion: Opinion }

/** What it answers. */
export type Answer = {
  readonly id: number
  readonly verdict: Verdict
  readonly timeline?: Timeline
  readonly time?: number
}

/** The fields of an answer that are used; the rest of the verdict the parent makes itself. */
export type Read = {
  readonly states: ReadonlyMap<string, CheckState>
  readonly message: Message | undefined
  readonly others: readonly Message[]
  readonly remark: Message | undefined
  readonly timeline: Timeline | undefined
  readonly time: number | undefined
}

/** An answer longer than this is none. */
export const MAX_ANSWER = 4_000_000

/** Is this line the question that belongs to a request? */
export function readQuestion(line: string, id: number): boolean {
  const said = parsed(line)
  return isRecord(said) && said.id === id && said.asks === 'opinion'
}

/** Reads a line of the process; undefined where it is not the answer to this request. */
export function readAnswer(line: string, id: number): Read | undefined {
  const said = parsed(line)
  if (!isRecord(said) || said.id !== id || !isRecord(said.verdict)) return undefined
  const { checks, message, others, remark } = said.verdict
  try {
    return {
      states: statesOf(checks),
      message: message === undefined ? undefined : messageOf(message),
      others: listOf(others, 100).map(messageOf),
      remark: remark === undefined ? undefined : messageOf(remark),
      timeline: said.timeline === undefined ? undefined : timelineOf(said.timeline),
      time: said.time === undefined ? undefined : numberOf(said.time),
    }
  } catch (error) {
    if (error instanceof Unfit) return undefined
    throw error
  }
}

const STATES: readonly string[] = ['passed', 'failed', 'todo', 'notRun']

/** The state of each check by its English name. A name that comes twice has none. */
function statesOf(checks: unknown): ReadonlyMap<string, CheckState> {
  const states = new Map<string, CheckState>()
  const twice = new Set<string>()
  for (const check of listOf(checks, 1000)) {
    if (!isRecord(check) || !STATES.includes(String(check.state))) throw new Unfit()
    const { en } = textOf(check.name)
    if (states.has(en)) twice.add(en)
    states.set(en, check.state as CheckState)
  }
  for (const name of twice) states.delete(name)
  return states
}

function messageOf(value: unknown): Message {
  if (!isRecord(value) || !LEVELS.some((level) => level === value.level)) throw new Unfit()
  const { level, card, check, requirement, seen, counterexample, trace, place, advice, again } =
    value
  return {
    level: level as Message['level'],
    seen: textOf(seen),
    ...(card === undefined ? {} : { card: stringOf(card, /^M\d+$/) }),
    ...(check === undefined ? {} : { check: stringOf(check) }),
    ...(requirement === undefined ? {} : { requirement: textOf(requirement) }),
    ...(counterexample === undefined ? {} : { counterexample: textOf(counterexample) }),
    ...(trace === undefined ? {} : { trace: listOf(trace, 1000).map(lineOf) }),
    ...(place === undefined ? {} : { place: placeOf(place) }),
    ...(advice === undefined ? {} : { advice: textOf(advice) }),
    ...(again === undefined ? {} : { again: stringOf(again) }),
  }
}

function lineOf(value: unknown): NonNullable<Message['trace']>[number] {
  if (!isRecord(value)) throw new Unfit()
  const { time, text, mark, line } = value
  return {
    time: numberOf(time),
    text: textOf(text),
    ...(mark === undefined ? {} : { mark: textOf(mark) }),
    ...(line === undefined ? {} : { line: numberOf(line) }),
  }
}

function placeOf(value: unknown): NonNullable<Message['place']> {
  if (!isRecord(value)) throw new Unfit()
  const { file, line, column } = value
  return {
    file: stringOf(file, /^[\w./-]+$/),
    line: numberOf(line),
    ...(column === undefined ? {} : { column: numberOf(column) }),
  }
}

/** A timeline is drawn from these fields; a text in them is a text, a number a number. */
function timelineOf(value: unknown): Timeline {
  if (!isRecord(value)) throw new Unfit()
  const { columns, rows, main, ending, time, left } = value
  for (const column of listOf(columns, 100)) if (!isRecord(column)) throw new Unfit()
  const width = listOf(columns, 100).length
  for (const row of listOf(rows, 100_000)) {
    if (!isRecord(row)) throw new Unfit()
    stringOf(row.kind)
    numberOf(row.time)
    textOf(row.text)
    if (listOf(row.doing, 100).length > width) throw new Unfit()
    for (const index of [row.column, row.from]) {
      if (index !== undefined && !(numberOf(index) < width)) throw new Unfit()
    }
    if (row.mark !== undefined) textOf(row.mark)
    if (row.line !== undefined) numberOf(row.line)
  }
  stringOf(main)
  numberOf(time)
  for (const name of listOf(left, 100_000)) stringOf(name)
  const ENDINGS: readonly unknown[] = [undefined, 'returned', 'raised', 'cancelled']
  if (!ENDINGS.includes(ending)) throw new Unfit()
  return value as Timeline
}
