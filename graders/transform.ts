// One walk over a student's program: types are blanked (erase.ts) and guards are inserted.
//
//   line     before a statement that can take long, its line is stored where other threads see it.
//            The store goes to the end of the statement before, so that columns rarely move.
//   entry    each function that calls or loops burns a unit of fuel when entered; an empty tank throws
//   loop     each execution of a loop counts its iterations, and every 1024 asks the guard: has the
//            event loop had a turn since the last look? Then it counts anew. One million is a trip.
import type { ESTree } from 'vite'
import { endExplicitly, erase, type Refusal } from './erase.ts'
import { children, contains, isFunction, type Patch } from './patch.ts'
import type { WIRES } from './program.ts'

/** The names that the compiled program uses for what it is wired to (program.ts) and for counters. */
export type WireNames = Readonly<Record<(typeof WIRES)[number] | 'counter' | 'default', string>>

/** What the walk learns about a program besides changing it. */
export type Walked = {
  /** Names that occur outside of types, and those that occur in types. */
  readonly values: ReadonlySet<string>
  readonly types: ReadonlySet<string>
  /** What must not be in a program, in source order. */
  readonly refused: readonly Refused[]
  /** What classes extend. */
  readonly extended: readonly ESTree.Node[]
}

/** One thing that must not be in a program, and where it is. */
export type Refused = {
  readonly offset: number
  readonly what: Refusal | 'await' | 'import()' | 'import.meta'
}

/** Names that no name of this source can be confused with. */
export function wireNames(source: string): WireNames {
  // An identifier may be written with escapes, too.
  const spelled = source.replaceAll(ESCAPE, (_, braced?: string, four?: string) =>
    String.fromCodePoint(Number.parseInt(braced ?? four ?? '', 16)),
  )
  let $ = '$g'
  while (spelled.includes($)) $ += '$'
  return {
    state: $,
    enter: `${$}enter`,
    look: `${$}look`,
    load: `${$}load`,
    publish: `${$}publish`,
    counter: `${$}count`,
    default: `${$}default`,
  }
}

/** Of a character that an identifier can have. */
const ESCAPE = /\\u(?:\{0*([\da-f]{1,5})\}|([\da-f]{4}))/gi

/** Blanks the types of a program and inserts the guards. */
export function transform(program: ESTree.Program, patch: Patch, names: WireNames): Walked {
  const walk = new Walk(patch, names)
  walk.statements(program.body, undefined)
  return walk
}

class Walk implements Walked {
  readonly values = new Set<string>()
  readonly types = new Set<string>()
  readonly refused: Refused[] = []
  readonly extended: ESTree.Node[] = []
  readonly #patch: Patch
  readonly #names: WireNames
  #functions = 0
  #loops = 0

  constructor(patch: Patch, names: WireNames) {
    this.#patch = patch
    this.#names = names
  }

  /** Visits a list of statements; `open` is where its first line store may go. */
  statements(list: readonly ESTree.Node[], open: number | undefined): void {
    let gap = open
    for (const statement of list) {
      if (takesLong(statement)) {
        this.#patch.insert(gap ?? statement.start, `${this.#lineStore(statement)};`)
      }
      this.#visit(statement)
      gap = statement.end
    }
  }

  #visit(node: ESTree.Node): void {
    const outcome = erase(node, this.#patch)
    if (outcome === 'erased') return this.#collectTypes(node)
    if (outcome !== 'kept') this.refused.push({ offset: node.start, what: outcome })
    this.#refuse(node)
    const isClass = node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
    if (isClass && node.superClass !== null) this.extended.push(node.superClass)
    this.#around(node)
    if (!isLoop(node)) endExplicitly(node, this.#patch)
  }

  /** Inserts what goes around and into this node, and visits what is below it. */
  #around(node: ESTree.Node): void {
    switch (node.type) {
      case 'LabeledStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.#loop(node)
      case 'BlockStatement':
      case 'StaticBlock':
        return this.statements(node.body, this.#patch.find('{', node.start, node.end) + 1)
      case 'SwitchCase': {
        if (node.test) this.#visit(node.test)
        const colon = this.#patch.find(':', node.test?.end ?? node.start, node.end)
        return this.statements(node.consequent, colon + 1)
      }
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        this.#collectTypes(node.typeAnnotation)
        return this.#visit(node.expression)
      case 'Identifier':
        this.values.add(node.name)
        return this.#below(node)
      case 'ImportDeclaration':
        return
      case 'ExportNamedDeclaration':
        return node.declaration ? this.#visit(node.declaration) : undefined
      default:
        return isFunction(node) ? this.#function(node) : this.#below(node)
    }
  }

  #below(node: ESTree.Node, skipped?: ESTree.Node): void {
    for (const child of children(node)) {
      if (child !== skipped) this.#visit(child)
    }
  }

  #function(node: ESTree.Function | ESTree.ArrowFunctionExpression): void {
    const { body } = node
    this.#functions += 1
    this.#below(node, body ?? undefined)
    if (body?.type === 'BlockStatement') {
      // Directives lose their place, and nothing is lost: the program is strict as it is.
      const open = body.start + 1
      const works = contains(body, (n) => isLong(n) || isLoop(n), isFunction)
      if (works) this.#patch.insert(open, `if(${this.#isEmpty()})${this.#enter(node)};`)
      this.statements(body.body, open)
    } else if (body) {
      const calls = takesLong(body)
      const guard = `(${this.#isEmpty()}&&${this.#enter(node)},${this.#lineStore(body)},`
      if (calls) this.#patch.insert(body.start, guard)
      this.#visit(body)
      if (calls) this.#patch.insert(body.end, ')')
    }
    this.#functions -= 1
  }

  #loop(outermost: ESTree.Node): void {
    let loop: ESTree.Node = outermost
    while (loop.type === 'LabeledStatement') loop = loop.body
    if (!isLoop(loop)) return this.#visit(loop)
    if (loop !== outermost) this.#refuse(loop)
    this.#loops += 1
    const count = `${this.#names.counter}${this.#loops}`
    const turn = `${count}t`
    this.#patch.insert(outermost.start, `{let ${count}=0,${turn}=-1;`)
    const waits = contains(loop, (n) => n.type === 'YieldExpression', isFunction) ? 1 : 0
    const { line } = this.#patch.place(loop.start)
    const look = `${this.#names.look}(${count},${turn},${line},${waits})`
    const guard = `if(((${count}=${count}+1|0)&1023)===0&&${turn}!==(${turn}=${look}))${count}=0;`
    const { body } = loop
    const isBlock = body.type === 'BlockStatement'
    if (isBlock) this.#patch.insert(body.start + 1, guard)
    for (const child of children(loop)) {
      if (child === body && !isBlock) this.#patch.insert(body.start, `{${guard}`)
      // The head of a loop may be a declaration, which is no statement here and gets no `;`.
      if (child !== body && child.type === 'VariableDeclaration') this.#below(child)
      else this.#visit(child)
    }
    if (!isBlock) this.#patch.insert(body.end, '}')
    endExplicitly(loop, this.#patch)
    this.#patch.insert(outermost.end, '}')
  }

  #isEmpty(): string {
    return `--${this.#names.state}[1]<0`
  }

  #enter(node: ESTree.Node): string {
    return `${this.#names.enter}(${this.#patch.place(node.start).line})`
  }

  #lineStore(node: ESTree.Node): string {
    return `${this.#names.state}[0]=${this.#patch.place(node.start).line}`
  }

  #refuse(node: ESTree.Node): void {
    const waits =
      node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await === true)
    if (waits && this.#functions === 0) this.refused.push({ offset: node.start, what: 'await' })
    if (node.type === 'ImportExpression') {
      this.refused.push({ offset: node.start, what: 'import()' })
    }
    if (node.type === 'MetaProperty' && node.meta.name === 'import') {
      this.refused.push({ offset: node.start, what: 'import.meta' })
    }
  }

  #collectTypes(node: ESTree.Node): void {
    if (node.type === 'Identifier') this.types.add(node.name)
    for (const child of children(node)) this.#collectTypes(child)
  }
}

type Loop =
  | ESTree.WhileStatement
  | ESTree.DoWhileStatement
  | ESTree.ForStatement
  | ESTree.ForInStatement
  | ESTree.ForOfStatement

const LOOPS = new Set<string>([
  'WhileStatement',
  'DoWhileStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
])

function isLoop(node: ESTree.Node): node is Loop {
  return LOOPS.has(node.type)
}

const LONG = new Set<string>([
  'CallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'TemplateLiteral',
  'YieldExpression',
  'AwaitExpression',
  'SpreadElement',
  'ArrayPattern',
  'ForInStatement',
  'ForOfStatement',
])

/** True if running this statement can take long: those in its blocks have a store of their own. */
function takesLong(node: ESTree.Node): boolean {
  const closed = (n: ESTree.Node) => isFunction(n) || n.type === 'BlockStatement'
  return !isFunction(node) && contains(node, isLong, closed)
}

function isLong(node: ESTree.Node): boolean {
  return LONG.has(node.type) || (node.type === 'BinaryExpression' && node.operator === '**')
}
