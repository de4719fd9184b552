// A source text under change. Nothing ever moves to another line: comments and types are blanked in place and
// guards are inserted without newlines, so line numbers of a running program are the student's.
// Columns do move; `shifts` says by how much, so that a stack frame can be mapped back.
import type { ESTree } from 'vite'

/** `width` characters were inserted before generated column `column` (from 1) of `line`. */
export type Shift = readonly [line: number, column: number, width: number]

/** A text with blanks and insertions. */
export class Patch {
  readonly source: string
  /** The source without comments: what to search tokens in. */
  readonly bare: string
  readonly #units: string[]
  readonly #inserted = new Map<number, string>()
  readonly #lines: number[] = [0]

  constructor(source: string, comments: readonly { start: number; end: number }[]) {
    this.source = source
    let bare = ''
    let from = 0
    for (const { start, end } of comments) {
      bare += source.slice(from, start) + blanked(source.slice(start, end))
      from = end
    }
    this.bare = bare + source.slice(from)
    this.#units = this.bare.split('')
    for (const newline of source.matchAll(NEWLINE))
      this.#lines.push(newline.index + newline[0].length)
  }

  /** Line and column, from 1, of an offset. */
  place(offset: number): { line: number; column: number } {
    let line = this.#lines.length
    while (line > 1 && (this.#lines[line - 1] ?? 0) > offset) line -= 1
    return { line, column: offset - (this.#lines[line - 1] ?? 0) + 1 }
  }

  /** Replaces a range by spaces; newlines stay. */
  blank(start: number, end: number): void {
    for (let i = start; i < end; i += 1) this.#units[i] = blanked(this.#units[i] ?? '')
  }

  /** Writes a character of a text as its escape, unless it has been blanked. */
  escape(offset: number): void {
    const code = this.source.charCodeAt(offset).toString(16).padStart(4, '0')
    if (this.#units[offset] !== this.source[offset]) return
    this.insert(offset, `\\u${code.slice(0, 3)}`)
    this.#units[offset] = code.slice(3)
  }

  /** Inserts text before an offset, after what was inserted there earlier. */
  insert(offset: number, text: string): void {
    this.#inserted.set(offset, (this.#inserted.get(offset) ?? '') + text)
  }

  /** Where a token begins between two offsets, comments left out; -1 if nowhere. */
  find(token: string, start: number, end: number): number {
    const at = this.bare.indexOf(token, start)
    return at + token.length <= end ? at : -1
  }

  /** Blanks the first such token between two offsets. */
  blankToken(token: string, start: number, end: number): void {
    const at = this.find(token, start, end)
    if (at >= 0) this.blank(at, at + token.length)
  }

  /** The changed text between a prefix and a suffix, and where its columns moved. */
  finish(prefix: string, suffix: string): { code: string; shifts: Shift[] } {
    const shifts: Shift[] = [[1, 1, prefix.length]]
    const pieces = [prefix]
    let line = 1
    let column = 1 + prefix.length
    for (let i = 0; i <= this.#units.length; i += 1) {
      if (this.#lines[line] === i) {
        line += 1
        column = 1
      }
      const inserted = this.#inserted.get(i)
      if (inserted !== undefined) {
        shifts.push([line, column, inserted.length])
        pieces.push(inserted)
        column += inserted.length
      }
      pieces.push(this.#units[i] ?? '')
      column += 1
    }
    return { code: pieces.join('') + suffix, shifts }
  }
}

/** The column, from 1, that a generated column had in the source. */
export function sourceColumn(shifts: readonly Shift[], line: number, column: number): number {
  let moved = 0
  for (const [at, from, width] of shifts) {
    if (at === line && column >= from) moved += Math.min(width, column - from)
  }
  return column - moved
}

/** The nodes directly below a node, in source order. */
export function* children(node: ESTree.Node): Generator<ESTree.Node, void, void> {
  for (const value of Object.values(node)) {
    if (isNode(value)) yield value
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) yield item
  }
}

/** True for a node that has a body of its own: what is inside runs at another time. */
export function isFunction(
  node: ESTree.Node,
): node is ESTree.Function | ESTree.ArrowFunctionExpression {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  )
}

/** True if the node or something below it is wanted; what is inside `closed` nodes does not count. */
export function contains(
  node: ESTree.Node,
  wanted: (node: ESTree.Node) => boolean,
  closed: (node: ESTree.Node) => boolean,
): boolean {
  if (wanted(node)) return true
  for (const child of children(node)) {
    if (!closed(child) && contains(child, wanted, closed)) return true
  }
  return false
}

const NEWLINE = /\r\n|[\n\r\u2028\u2029]/g

function blanked(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ')
}

function isNode(value: unknown): value is ESTree.Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  )
}
