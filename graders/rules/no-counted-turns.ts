import { Node, type SourceFile, type Statement } from 'ts-morph'
import { bare, calledName } from './calls.ts'
import { type Finding, findingAt } from './finding.ts'

/**
 * `yield* sleep(0)` twice in a row hopes that a job needs no more than two turns. How many turns it
 * needs is an implementation detail; awaiting it is certain.
 */
export function noCountedTurns(source: SourceFile): Finding[] {
  const findings: Finding[] = []
  source.forEachDescendant((node) => {
    if (!Node.isBlock(node)) return
    const statements = node.getStatements()
    statements.forEach((statement, i) => {
      const before = statements[i - 1]
      const isFirst = before === undefined || !isTurn(before)
      if (!isFirst || !isTurn(statement)) return
      const end = statements.findIndex((one, j) => j > i && !isTurn(one))
      const count = (end === -1 ? statements.length : end) - i
      if (count > 1) findings.push(counted(statement, count))
    })
  })
  return findings
}

// `yield* sleep(0)`. Bare yields in a row are left alone: they show how a coroutine is stepped.
function isTurn(statement: Statement): boolean {
  if (!Node.isExpressionStatement(statement)) return false
  const node = bare(statement.getExpression())
  if (!Node.isYieldExpression(node)) return false
  const operand = node.getExpression()
  if (!Node.isCallExpression(operand) || calledName(operand) !== 'sleep') return false
  return operand.getArguments().length === 1 && operand.getArguments()[0]?.getText() === '0'
}

function counted(statement: Statement, count: number): Finding {
  return findingAt(statement, {
    rule: 'no-counted-turns',
    card: 'M09',
    level: 'source',
    seen: {
      en: `Here ${count} turns are counted off; a job that needs more is not ready after them.`,
      es: `Aquí se cuentan ${count} turnos; un trabajo que necesite más no habrá terminado.`,
    },
    advice: {
      en: 'Await the task instead of counting turns.',
      es: 'Mejor esperar la tarea que contar turnos.',
    },
  })
}
