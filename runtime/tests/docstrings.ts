// What the docstrings of the runtime say: of every public name, and of what can be awaited.
import { dirname, join } from 'node:path'
import { type ClassDeclaration, type JSDocableNode, Node, Project } from 'ts-morph'

const folder = dirname(import.meta.dirname)
const project = new Project({ compilerOptions: { strict: true, target: 9, module: 199 } })
project.addSourceFilesAtPaths(join(folder, '*.ts'))
const index = project.getSourceFileOrThrow(join(folder, 'index.ts'))

type Documented = { name: string; node: Node & JSDocableNode }

/** Every public name. */
export const exported = [...index.getExportedDeclarations()].map(([name, [node]]) => ({
  name,
  node: documented(node as Node),
}))
/** The public members of the classes among them. */
export const members = exported.flatMap(({ name, node }) =>
  Node.isClassDeclaration(node) ? publicMembers(name, node) : [],
)

/** Everything that can be awaited and says so: when it suspends and what a cancellation leaves. */
export const promises = [...exported, ...members].flatMap(({ name, node }) => {
  const [, suspends] = /^Suspends: (.*)/m.exec(docOf(node)) ?? []
  const [, cancelled] = /^Cancelled: (.*)/m.exec(docOf(node)) ?? []
  return suspends === undefined || cancelled === undefined ? [] : [{ name, suspends, cancelled }]
})

/** A variable is described by its statement, the rest by itself. */
function documented(node: Node): Node & JSDocableNode {
  const of = Node.isVariableDeclaration(node) ? node.getVariableStatementOrThrow() : node
  return of as Node & JSDocableNode
}

/** The text of the description; overloads share that of the first. */
export function docOf(node: Node & JSDocableNode): string {
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
export function isInherited(
  node: Node,
  satisfies: (same: Node & JSDocableNode) => boolean,
): boolean {
  const parent = node.getParent()
  if (!Node.isClassDeclaration(parent)) return false
  for (let base = parent.getBaseClass(); base !== undefined; base = base.getBaseClass()) {
    const same = Node.hasName(node) ? base.getInstanceMethod(node.getName()) : undefined
    if (same !== undefined && satisfies(same)) return true
  }
  return false
}

/** Does it say when it suspends and what a cancellation leaves behind? */
export function saysBoth(node: Node & JSDocableNode): boolean {
  return /^Suspends: \S/m.test(docOf(node)) && /^Cancelled: \S/m.test(docOf(node))
}

// These hand out a task or a future that is a thing of its own: who awaits it reads Future or Task.
const HANDS_OUT =
  /^(createTask|ensureFuture|currentTask|\w+\.createTask|\w+\.createFuture|Task\.getCoro|simulate|run|Runner\.\w+)$/

/** Does it hand out something to be awaited? */
export function isAwaitable(name: string, node: Node): boolean {
  if (HANDS_OUT.test(name)) return false
  if (!Node.isFunctionDeclaration(node) && !Node.isMethodDeclaration(node)) return false
  return /^(import\(.*?\)\.)?(Coroutine|Future|Generator)</.test(node.getReturnType().getText())
}
