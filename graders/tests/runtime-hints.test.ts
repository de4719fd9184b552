// Every text that the runtime adds to asyncio's has its Spanish twin. The texts are found in the
// runtime's sources: whatever stands below the first line of a message.
import { join } from 'node:path'
import { type BinaryExpression, Node, Project } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { hintOfRuntime } from '../runtime-hints.ts'

const project = new Project({
  skipAddingFilesFromTsConfig: true,
  skipFileDependencyResolution: true,
})
project.addSourceFilesAtPaths(join(import.meta.dirname, '../../runtime/*.ts'))

const VALUE = 'value'

/** A written text as it is when the program runs, with one value for all that is computed. */
function textOf(node: Node): string {
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
    return node.getLiteralText()
  }
  if (Node.isTemplateExpression(node)) {
    const spans = node.getTemplateSpans().map((span) => VALUE + span.getLiteral().getLiteralText())
    return node.getHead().getLiteralText() + spans.join('')
  }
  return isSum(node) ? textOf(node.getLeft()) + textOf(node.getRight()) : VALUE
}

function isSum(node: Node | undefined): node is BinaryExpression {
  return Node.isBinaryExpression(node) && node.getOperatorToken().getText() === '+'
}

function isText(node: Node): boolean {
  const isLiteral = Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)
  return (isLiteral || Node.isTemplateExpression(node) || isSum(node)) && !isSum(node.getParent())
}

// Who waits for whom, the errors of a group, the program of a thread: lists and code, not advice.
const NO_ADVICE = [/^value +waits for value/, /^value$/, /^In a circle: value\.$/, /^try \{/, /^$/]

const hints = project.getSourceFiles().flatMap((file) =>
  file
    .getDescendants()
    .filter(isText)
    .flatMap((node) => {
      const [, ...below] = textOf(node).split('\n  ')
      const hint = below.join(' ').replaceAll(/\s+/g, ' ').trim()
      const isAdvice = below.length > 0 && NO_ADVICE.every((shape) => !shape.test(hint))
      return isAdvice ? [[`${file.getBaseName()}: ${hint}`, hint] as const] : []
    }),
)

describe('hintOfRuntime', () => {
  it('is asked about many texts', () => expect(hints.length).toBeGreaterThan(60))

  it.each(hints)('knows %s', (_, hint) => {
    const text = hintOfRuntime(hint)
    expect(text?.en).toBe(hint)
    expect(text?.es).not.toBe(hint)
    expect(text?.es).not.toContain('{}')
  })

  it('keeps names and values, and knows nothing of what is not the runtime’s', () => {
    expect(hintOfRuntime('A coroutine function has to be called: job()')?.es).toBe(
      'Una función corrutina hay que llamarla: job()',
    )
    expect(hintOfRuntime('something of the student')).toBeUndefined()
  })
})
