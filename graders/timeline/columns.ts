// Which lanes are drawn, and which share a column: of a hundred tasks that do the same, the first
// three and the last are seen, and the others are one column, "+ 96 more like file-0".
import type { Text } from '../language.ts'
import type { Lane } from './lanes.ts'
import { moreOf } from './words.ts'

/** A column of a drawing: a task, many tasks, or the callbacks that the loop runs itself. */
export type Column = {
  readonly kind: 'task' | 'many' | 'callbacks'
  readonly name: Text
  /** The numbers of its lanes, in the order of creation. */
  readonly lanes: readonly number[]
}

/** So many lanes stay lanes, however alike they are. */
const FEW = 12
/** Of lanes that are alike, so many are drawn before the others, and one after them. */
const FIRST = 3

/** The columns of these lanes, at most `most`; the first lane is `main`. */
export function columnsOf(
  lanes: readonly Lane[],
  main: string,
  hasCallbacks: boolean,
  most: number,
): Column[] {
  const room = most - (hasCallbacks ? 1 : 0)
  const columns: Column[] = []
  const groups = lanes.length > FEW ? alike(lanes) : []
  const grouped = new Map(groups.flatMap((group) => group.map((lane) => [lane, group] as const)))
  for (const [lane, { name }] of lanes.entries()) {
    const group = grouped.get(lane)
    if (group === undefined) columns.push(single(lane, lane === 0 ? main : name))
    else if (group[0] === lane) columns.push(many(group, name))
  }
  const shown = columns.length <= room ? columns : columns.slice(0, room - 1)
  const rest = columns.slice(shown.length).flatMap((column) => column.lanes)
  if (rest.length > 0) shown.push(many(rest, undefined))
  if (hasCallbacks) {
    const name = { en: 'callbacks', es: 'callbacks' }
    shown.push({ kind: 'callbacks', name, lanes: [] })
  }
  return shown
}

/** The lanes to fold, a list for each kind of lane: without its first ones and its last. */
function alike(lanes: readonly Lane[]): number[][] {
  const kinds = new Map<string, number[]>()
  for (const [lane, { shape }] of lanes.entries()) {
    if (lane === 0) continue
    const same = kinds.get(shape)
    if (same === undefined) kinds.set(shape, [lane])
    else same.push(lane)
  }
  return [...kinds.values()]
    .map((kind) => kind.slice(FIRST, -1))
    .filter((folded) => folded.length > 1)
}

function single(lane: number, name: string): Column {
  return { kind: 'task', name: { en: name, es: name }, lanes: [lane] }
}

function many(lanes: readonly number[], like: string | undefined): Column {
  return { kind: 'many', name: moreOf(lanes.length, like), lanes }
}
