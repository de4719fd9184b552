// From events to rows: what each column is doing after an event, one row for many tasks of one
// column that come one after the other, and of a long run the beginning, the end and what is marked.
import type { TraceEvent } from '#runtime'
import type { Text } from '../language.ts'
import { shorten } from '../shorten.ts'
import type { Column } from './columns.ts'
import { type Doing, isEnding, type State } from './lanes.ts'
import type { Row } from './model.ts'
import { gapOf, together } from './words.ts'

/** An event with its sentence; it speaks of lanes, not of columns. */
export type Draft = {
  readonly event: TraceEvent
  readonly text: Text
  readonly lane: number | undefined
  /** The lane that brought it about. */
  readonly from: number | undefined
  readonly mark: Text | undefined
}

/** A lane begins to do something else, before the draft with this index or while it happens. */
export type Change = { readonly index: number; readonly lane: number; readonly doing: Doing }

const MOST_ROWS = 1000

/** The rows of a timeline. */
export function rowsOf(
  drafts: readonly Draft[],
  changes: readonly Change[],
  columns: readonly Column[],
): Row[] {
  const states = new ColumnStates(columns)
  const rows: Row[] = []
  let change = 0
  let together: Draft[] = []
  const telling = drafts
    .map((draft, index) => ({ draft, index }))
    .filter(({ draft, index }) => isTelling(draft, drafts[index + 1]))
  for (const [at, { draft, index }] of telling.entries()) {
    for (let next = changes[change]; next && next.index <= index; next = changes[++change]) {
      states.change(next)
    }
    together.push(draft)
    const column = states.columnOf(draft.lane)
    const isFolded = column !== undefined && columns[column]?.kind === 'many'
    const following = telling[at + 1]?.draft
    if (isFolded && following && states.columnOf(following.lane) === column) continue
    rows.push(rowOf(together, draft, states))
    together = []
  }
  const isMarked = ({ mark }: Row) => mark !== undefined
  return shorten(rows, MOST_ROWS, isMarked, ([first, ...rest]) => {
    const { time } = first
    const { doing } = rest.at(-1) ?? first
    return { kind: 'gap', time, doing, text: gapOf(rest.length + 1) }
  })
}

/** Did the loop itself do it, in a callback? */
export function isOfTheLoop(event: TraceEvent): boolean {
  return event.kind === 'callback.run' || ('by' in event && event.by === undefined)
}

// That a task goes on is seen in what it does then, unless it only goes to wait again.
function isTelling({ event }: Draft, next: Draft | undefined): boolean {
  return event.kind !== 'task.resume' || next?.event.kind === 'task.suspend'
}

/** One row for the drafts of one column; they are more than one only where it stands for many. */
function rowOf(drafts: readonly Draft[], last: Draft, states: ColumnStates): Row {
  const { event } = last
  const column = isOfTheLoop(event) ? states.callbacks : states.columnOf(last.lane)
  const other = isOfTheLoop(event) ? states.columnOf(last.lane) : states.columnOf(last.from)
  const mark = drafts.find((draft) => draft.mark !== undefined)?.mark
  const acts = other !== column && other !== undefined
  return {
    kind: event.kind,
    time: drafts[0]?.event.time ?? event.time,
    text: textOf(drafts),
    doing: states.after(event),
    ...(column === undefined ? {} : { column }),
    ...(acts ? { from: other } : {}),
    ...(event.line === undefined ? {} : { line: event.line }),
    ...(mark === undefined ? {} : { mark }),
  }
}

/** What many did, in order: each thing once, as the first did it. */
function textOf(drafts: readonly Draft[]): Text {
  const kinds = new Map<string, Text>()
  for (const { text } of drafts) {
    const kind = text.en.replaceAll(/\d+(\.\d+)?/g, '#')
    if (!kinds.has(kind)) kinds.set(kind, text)
  }
  const tasks = new Set(drafts.map(({ lane }) => lane))
  return together([...kinds.values()], tasks.size - 1)
}

/** What each column is doing; one that stands for many does what the most active of them does. */
class ColumnStates {
  /** The column of the callbacks. */
  readonly callbacks: number | undefined
  readonly #columnOf = new Map<number, number>()
  readonly #lanes = new Map<number, Doing>()
  readonly #counts: Map<State, { count: number; doing: Doing }>[]

  constructor(columns: readonly Column[]) {
    for (const [index, { lanes }] of columns.entries()) {
      for (const lane of lanes) this.#columnOf.set(lane, index)
    }
    const callbacks = columns.findIndex(({ kind }) => kind === 'callbacks')
    this.callbacks = callbacks < 0 ? undefined : callbacks
    this.#counts = columns.map(() => new Map())
  }

  columnOf(lane: number | undefined): number | undefined {
    return lane === undefined ? undefined : this.#columnOf.get(lane)
  }

  change({ lane, doing }: Change): void {
    const counts = this.#counts[this.#columnOf.get(lane) ?? -1]
    if (counts === undefined) return
    const before = this.#lanes.get(lane)
    const left = before && counts.get(before.state)
    if (left !== undefined) left.count -= 1
    this.#lanes.set(lane, doing)
    counts.set(doing.state, { count: (counts.get(doing.state)?.count ?? 0) + 1, doing })
  }

  /** What the columns do after this event. An ending is told once: then the column is empty. */
  after(event: TraceEvent): (Doing | undefined)[] {
    const doing = this.#counts.map((counts) => {
      const present = ORDER.find((state) => (counts.get(state)?.count ?? 0) > 0)
      const found = present && counts.get(present)?.doing
      for (const ending of counts.keys()) if (isEnding(ending)) counts.delete(ending)
      return found
    })
    if (this.callbacks !== undefined && isOfTheLoop(event)) {
      doing[this.callbacks] = { state: 'running' }
    }
    return doing
  }
}

const ORDER: readonly State[] = ['running', 'ready', 'waiting', 'raised', 'cancelled', 'returned']
