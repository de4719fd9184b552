// What a rule reports, and how it quotes the student's code. A rule is a function from a source
// file to its findings; it explains a misconception and never vetoes right behaviour.
import { Node, type SourceFile } from 'ts-morph'
import type { Text } from '../language.ts'

/** One place where the source shows a misconception. */
export type Finding = {
  /** Name of the rule, that of its file. */
  readonly rule: string
  /** Card of the catalogue of misconceptions; absent only when a rule itself failed. */
  readonly card?: string
  /** `source` explains a failed check, `style` is a remark after a pass. */
  readonly level: 'source' | 'style'
  readonly line: number
  readonly column: number
  readonly seen: Text
  readonly advice: Text
}

/** A rule: everything it finds in one file, in the order of the file. */
export type Rule = (source: SourceFile) => Finding[]

/** The finding `what`, placed where `node` begins. */
export function findingAt(node: Node, what: Omit<Finding, 'line' | 'column'>): Finding {
  const { line, column } = node.getSourceFile().getLineAndColumnAtPos(node.getStart())
  return { ...what, line, column }
}

const LONGEST = 48

/** The code of `node` on one line; long code is shortened, a call to its name. */
export function quote(node: Node): string {
  const text = node.getText().replace(/\s+/g, ' ')
  if (text.length <= LONGEST) return text
  if (Node.isCallExpression(node)) return `${quote(node.getExpression())}(…)`
  return `${text.slice(0, LONGEST - 1)}…`
}
