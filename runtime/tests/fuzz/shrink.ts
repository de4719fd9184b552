// Makes a failing program small: cuts the tree wherever it still fails.
import type { Program } from './program.ts'

/** A smaller program that still fails, tried step by step until no single cut does. */
export async function shrink(
  program: Program,
  fails: (program: Program) => Promise<boolean>,
): Promise<Program> {
  let smallest = program
  for (let again = true; again; ) {
    again = false
    for (const candidate of cuts(smallest) as Iterable<Program>) {
      if (JSON.stringify(candidate).length >= JSON.stringify(smallest).length) continue
      if (!(await fails(candidate))) continue
      smallest = candidate
      again = true
      break
    }
  }
  return smallest
}

/** Arrays of statements or awaitables: any element may go, or be replaced by what is inside it. */
const LISTS = new Set([
  'main',
  'body',
  'handlers',
  'otherwise',
  'finally',
  'enter',
  'exit',
  'items',
  'slots',
])

type Node = { readonly [key: string]: unknown }

/** The same value with one cut in it, the big cuts first. */
function* cuts(value: unknown): Iterable<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  const node = value as Node
  for (const [key, child] of Object.entries(node)) {
    const put = (changed: unknown): Node => ({ ...node, [key]: changed })
    if (Array.isArray(child) && LISTS.has(key)) {
      for (const list of listCuts(child)) yield put(list)
    } else if (key === 'of') {
      // An awaitable inside another takes its place; anything may become a sleep.
      const inner = child as Node
      if (inner.of !== undefined) yield put(inner.of)
      if (inner.a !== undefined) yield put({ a: 'sleep', seconds: 1 })
    }
    if (!Array.isArray(child)) for (const cut of cuts(child)) yield put(cut)
  }
  for (const key of ['name', 'result', 'text', 'context', 'rescue', 'debug', 'eager']) {
    if (node[key] === undefined) continue
    const { [key]: _, ...rest } = node
    yield rest
  }
  if (node.do === 'callback' && node.body !== undefined) {
    const { body: _, ...rest } = node
    yield rest
  }
  if (typeof node.seconds === 'number' && node.seconds !== 1) yield { ...node, seconds: 1 }
  if (typeof node.when === 'number' && node.when !== 1) yield { ...node, when: 1 }
  if (typeof node.times === 'number' && node.times > 1) yield { ...node, times: node.times - 1 }
}

function* listCuts(list: readonly unknown[]): Iterable<unknown[]> {
  for (let size = list.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= list.length; at += size) {
      yield [...list.slice(0, at), ...list.slice(at + size)]
    }
  }
  for (const [index, item] of list.entries()) {
    const put = (...items: unknown[]): unknown[] => [
      ...list.slice(0, index),
      ...items,
      ...list.slice(index + 1),
    ]
    for (const inner of insides(item)) yield put(...inner)
    for (const cut of cuts(item)) yield put(cut)
  }
}

/** The statements inside a statement, to stand in its place. */
function* insides(item: unknown): Iterable<readonly unknown[]> {
  const { do: kind, body, of } = item as { do?: string; body?: unknown; of?: Node }
  const hasStatements = ['try', 'with', 'loop', 'for', 'completed', 'if'].includes(kind ?? '')
  if (hasStatements && Array.isArray(body)) yield body
  if (kind === 'await' && of?.a === 'coroutine') yield of.body as unknown[]
}
