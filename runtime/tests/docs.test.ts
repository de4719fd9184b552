// What a reader of the runtime is promised: every public name is described, and everything that can
// be awaited says when it suspends and what a cancellation leaves behind.
import { dirname, join } from 'node:path'
import { type ClassDeclaration, type JSDocableNode, Node, Project } from 'ts-morph'
import { describe, expect, it } from 'vitest'

const folder = dirname(import.meta.dirname)
const project = new Project({ compilerOptions: { strict: true, target: 9, module: 199 } })
project.addSourceFilesAtPaths(join(folder, '*.ts'))
const index = project.getSourceFileOrThrow(join(folder, 'index.ts'))

type Documented = { name: string; node: Node & JSDocableNode }

const exported = [...index.getExportedDeclarations()].map(([name, [node]]) => ({
  name,
  node: documented(node as Node),
}))
const members = exported.flatMap(({ name, node }) =>
  Node.isClassDeclaration(node) ? publicMembers(name, node) : [],
)

describe('every public name', () => {
  it('is described', () => {
    expect(exported.length).toBeGreaterThan(70)
    expect(exported.filter(({ node }) => docOf(node) === '').map(({ name }) => name)).toEqual([])
  })

  it('of a class, too', () => {
    const missing = members.filter(
      ({ name, node }) =>
        docOf(node) === '' &&
        !/\.(toString|constructor)$/.test(name) &&
        !isInherited(node, (same) => docOf(same) !== ''),
    )
    expect(missing.map(({ name }) => name)).toEqual([])
  })
})

describe('everything that can be awaited', () => {
  const awaitables = [...exported, ...members].filter(({ name, node }) => isAwaitable(name, node))

  it('says when it suspends and what a cancellation leaves behind', () => {
    expect(awaitables.length).toBeGreaterThan(30)
    const silent = awaitables.filter(({ node }) => !saysBoth(node) && !isInherited(node, saysBoth))
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})

/** A variable is described by its statement, the rest by itself. */
function documented(node: Node): Node & JSDocableNode {
  const of = Node.isVariableDeclaration(node) ? node.getVariableStatementOrThrow() : node
  return of as Node & JSDocableNode
}

/** The text of the description; overloads share that of the first. */
function docOf(node: Node & JSDocableNode): string {
  const all = Node.isOverloadable(node) ? [node, ...node.getOverloads()] : [node]
  return all
    .flatMap((each) => (each as JSDocableNode).getJsDocs?.() ?? [])
    .map((doc) => doc.getInnerText())
    .join('\n')
}

function publicMembers(of: string, node: ClassDeclaration): Documented[] {
  const own = [
    ...node.getInstanceMethods(),
    ...node.getGetAccessors(),
    ...node.getProperties(),
  ].filter(
    (member) =>
      !member.getName().startsWith('#') &&
      !member.getName().startsWith('[') &&
      member.getScope() === 'public',
  )
  return own
    .filter((member) => member.getName() !== 'name' || of === 'ContextVar')
    .map((member) => ({ name: `${of}.${member.getName()}`, node: member as Node & JSDocableNode }))
}

/** Does a method of the same name, in a class above, satisfy this? */
function isInherited(node: Node, satisfies: (same: Node & JSDocableNode) => boolean): boolean {
  const parent = node.getParent()
  if (!Node.isClassDeclaration(parent)) return false
  for (let base = parent.getBaseClass(); base !== undefined; base = base.getBaseClass()) {
    const same = Node.hasName(node) ? base.getInstanceMethod(node.getName()) : undefined
    if (same !== undefined && satisfies(same)) return true
  }
  return false
}

function saysBoth(node: Node & JSDocableNode): boolean {
  return /^Suspends: \S/m.test(docOf(node)) && /^Cancelled: \S/m.test(docOf(node))
}

// These hand out a task or a future that is a thing of its own: who awaits it reads Future or Task.
const HANDS_OUT =
  /^(createTask|ensureFuture|currentTask|\w+\.createTask|\w+\.createFuture|Task\.getCoro|simulate|run|Runner\.\w+)$/

function isAwaitable(name: string, node: Node): boolean {
  if (HANDS_OUT.test(name)) return false
  if (!Node.isFunctionDeclaration(node) && !Node.isMethodDeclaration(node)) return false
  return /^(import\(.*?\)\.)?(Coroutine|Future|Generator)</.test(node.getReturnType().getText())
}
