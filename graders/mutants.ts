// The mutants of a solution: the solution with one small mistake that a student of asyncio makes.
// A general mutation tester (Stryker) cannot know this field: it drops no `yield*` and no task.
import { Node, Project, type SourceFile } from 'ts-morph'
import { compile } from './compile.ts'
import { commonLines } from './lines.ts'
import { callArguments } from './mutations/arguments.ts'
import { errors } from './mutations/errors.ts'
import { type Edit, functionOf, type Mutation, type Operator } from './mutations/mutation.ts'
import { order } from './mutations/order.ts'
import { statements } from './mutations/statements.ts'
import { tasks } from './mutations/tasks.ts'
import { values } from './mutations/values.ts'
import { waits } from './mutations/waits.ts'
import type { Program } from './program.ts'

const OPERATORS: readonly Operator[] = [
  ...[waits, tasks, errors, order, statements, values, callArguments],
]

/** More unchanged lines between two changes are left out of a diff. */
const MOST_BETWEEN = 3

/** One mutant; `key` names it as long as the lines it changes stay the same. */
export type Mutant = {
  readonly key: string
  readonly operator: string
  /** The function that it is in. */
  readonly where: string
  /** Where it begins, in the solution. */
  readonly line: number
  /** The changed lines, `-` and `+` before them. */
  readonly diff: readonly string[]
  readonly program: Program
}

/**
 * The mutants of a solution, in the order of its lines. What stands in the stub, too, was given to
 * the student and has none. Each can be parsed, and no two do the same.
 */
export function mutantsOf(file: string, solution: string, stub: string): Mutant[] {
  const text = solution.replaceAll('\r\n', '\n')
  const given = givenBy(stub.replaceAll('\r\n', '\n'))
  const seen = new Set([compile(file, text).code])
  const known = new Map<string, number>()
  const found: Mutant[] = []
  for (const { node, mutation } of mutationsOf(parse(text), given)) {
    const changed = applied(text, mutation.edits)
    const program = compile(file, changed)
    if (program.problem !== undefined || seen.has(program.code)) continue
    seen.add(program.code)
    const { operator } = mutation
    const { line, diff } = difference(text, changed)
    const where = nameAround(node)
    const name = `${operator} in ${where}`
    // The same change of the same line, further down in the same function.
    const again = `${name}\n${diff.join('\n')}`
    const count = (known.get(again) ?? 0) + 1
    known.set(again, count)
    const key = count === 1 ? again : `${name} (${count})\n${diff.join('\n')}`
    found.push({ key, operator, where, line, diff, program })
  }
  return found
}

function parse(text: string): SourceFile {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true })
  return project.createSourceFile('/solution.ts', text)
}

/** The text of every declaration of the stub, the members of its classes included. */
function givenBy(stub: string): ReadonlySet<string> {
  const file = parse(stub)
  const members = file.getClasses().flatMap((one) => one.getMembers())
  return new Set([...file.getStatements(), ...members].map((one) => one.getText()))
}

function mutationsOf(
  file: SourceFile,
  given: ReadonlySet<string>,
): { node: Node; mutation: Mutation }[] {
  const found: { node: Node; mutation: Mutation }[] = []
  const visit = (node: Node): void => {
    const isPart = Node.isSourceFile(node.getParent()) || Node.isClassDeclaration(node.getParent())
    if (isPart && given.has(node.getText())) return
    if (Node.isTypeNode(node) || Node.isImportDeclaration(node)) return
    for (const operator of OPERATORS) {
      for (const mutation of operator(node)) found.push({ node, mutation })
    }
    node.forEachChild(visit)
  }
  file.forEachChild(visit)
  const start = ({ edits }: Mutation) => Math.max(...edits.map((edit) => edit.start))
  return found.sort((a, b) => start(a.mutation) - start(b.mutation))
}

function applied(text: string, edits: readonly Edit[]): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start)
  return backwards.reduce(
    (before, edit) => before.slice(0, edit.start) + edit.text + before.slice(edit.end),
    text,
  )
}

function nameAround(node: Node): string {
  const own = Node.isFunctionDeclaration(node) || Node.isVariableStatement(node) ? node : undefined
  for (let one = own ?? functionOf(node); one !== undefined; one = functionOf(one)) {
    if (Node.isFunctionDeclaration(one) || Node.isMethodDeclaration(one)) return nameOf(one)
  }
  const variable = node.getFirstAncestor(Node.isVariableDeclaration)
  return variable?.getName() ?? 'the file'
}

function nameOf(node: Node & { getName(): string | undefined }): string {
  return node.getName() ?? 'the file'
}

/** The lines that differ, as a diff with what stands between them, and the first of them. */
function difference(before: string, after: string): { line: number; diff: string[] } {
  const [old, young] = [before.split('\n'), after.split('\n')]
  const diff: string[] = []
  let line = 0
  let between: string[] = []
  let [i, j] = [0, 0]
  for (const [oldAt, youngAt] of [
    ...commonLines(old, young),
    [old.length, young.length],
  ] as const) {
    const changes = [
      ...old.slice(i, oldAt).map((text) => `- ${text.trim()}`),
      ...young.slice(j, youngAt).map((text) => `+ ${text.trim()}`),
    ].filter((text) => text.length > 2)
    if (changes.length > 0) {
      if (line === 0) line = i + 1
      else diff.push(...(between.length > MOST_BETWEEN ? ['  ...'] : between))
      diff.push(...changes)
      between = []
    }
    between.push(`  ${old[oldAt]?.trim()}`)
    i = oldAt + 1
    j = youngAt + 1
  }
  return { line, diff }
}
