// A timeline: what a run's trace says, as lanes of tasks and rows of events. Time goes down. Order
// counts within one instant, where most stories happen: a row is an event, and what stands below it
// came after it, be it in a later turn of the same instant. Plain data, for text.ts, svg.ts and
// page.ts to draw.
import type { Ending, TraceEvent } from '#runtime'
import type { Text } from '../language.ts'
import { mainOf, sentence, untilMainEnds } from '../observe.ts'
import type { TraceLine } from '../verdict.ts'
import { type Column, columnsOf } from './columns.ts'
import { type Doing, isEnding, Lanes } from './lanes.ts'
import { type Change, type Draft, isOfTheLoop, rowsOf } from './rows.ts'
import { told } from './words.ts'

/** An event, and what every column is doing right after it. */
export type Row = {
  readonly kind: TraceEvent['kind'] | 'gap'
  readonly time: number
  readonly text: Text
  /** The column it is about. */
  readonly column?: number
  /** The column that brings it about, where that is another. */
  readonly from?: number
  /** Undefined before a task is there and after its end. */
  readonly doing: readonly (Doing | undefined)[]
  /** Line of the program. */
  readonly line?: number
  /** What is to be noticed here. */
  readonly mark?: Text
}

/** A run, ready to be drawn. */
export type Timeline = {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** What the program's own task is called. */
  readonly main: string
  /** How the program's own task ended; undefined if it never did. */
  readonly ending: Ending | undefined
  /** Virtual seconds until then. */
  readonly time: number
  /** Tasks that had not ended by then, by name. */
  readonly left: readonly string[]
}

/** What `timelineOf` may be told besides the trace. */
export type Options = {
  /** What to say beside a line of the story (`storyOf`), whose lines `index` counts. */
  readonly mark?: ((line: TraceLine, index: number) => Text | undefined) | undefined
  /** At most so many columns; the rest share one. Default 16. */
  readonly columns?: number
}

const MOST_COLUMNS = 16

/** The timeline of a trace, until its first task ends: what the loop does then tells nothing. */
export function timelineOf(trace: readonly TraceEvent[], options: Options = {}): Timeline {
  const events = untilMainEnds(trace)
  const { lanes, drafts, changes } = replayed(events, options)
  const hasCallbacks = drafts.some(({ event }) => isOfTheLoop(event))
  const [first] = lanes.all
  const main = mainOf(events) === undefined ? (first?.name ?? 'main') : 'main'
  const columns = columnsOf(lanes.all, main, hasCallbacks, options.columns ?? MOST_COLUMNS)
  return {
    columns,
    main,
    rows: rowsOf(drafts, changes, columns),
    ending: isEnding(first?.doing.state) ? first.doing.state : undefined,
    time: events.at(-1)?.time ?? 0,
    left: lanes.all.flatMap((lane) =>
      isEnding(lane.doing.state) ? [] : [lane === first ? main : lane.name],
    ),
  }
}

type Replayed = {
  readonly lanes: Lanes
  readonly drafts: readonly Draft[]
  readonly changes: readonly Change[]
}

function replayed(events: readonly TraceEvent[], { mark }: Options): Replayed {
  const changes: Change[] = []
  const drafts: Draft[] = []
  const main = mainOf(events)
  const called = (task: string) => (task === main ? 'main' : task)
  let storyLine = 0
  let index = 0
  let last: TraceEvent | undefined
  const lanes = new Lanes((lane, doing) => changes.push({ index, lane, doing }))
  for (const event of events) {
    // The end of a task and whom it wakes are one thing to see.
    const isAftermath = event.kind === 'future.done' && last?.kind === 'task.finish'
    index = isAftermath ? drafts.length - 1 : drafts.length
    last = event
    const lane = lanes.play(event)
    const story = mark && sentence(event, called)
    const line = event.line === undefined ? {} : { line: event.line }
    const said = story && mark?.({ time: event.time, text: story, ...line }, storyLine++)
    const text = told(event, called)
    if (text === undefined) continue
    // What a program notes of itself may be what the row above says already.
    const above = drafts.at(-1)
    const isSaid = above?.text.en === text.en && above.event.time === event.time
    if (event.kind === 'log' && isSaid && said === undefined) continue
    lanes.note(lane, `${event.kind} ${text.en}`)
    drafts.push({ event, text, lane, from: lanes.actor(event), mark: said })
  }
  return { lanes, drafts, changes }
}
