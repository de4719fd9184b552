// What is inserted into the kit's own modules when the sealed kit is made; their sources know nothing
// of it, and nobody who writes a grader has to think of it.
//
//   everywhere     classes and functions are declared as the kit's own (own.ts)
//   runtime        instances are closed, and no class of a submission extends one of its
//   graders        errors and methods that they make are frozen and known; what they await or read of the runtime's
//                  objects comes through the membrane, since a submission may have put it there
import { type ESTree, parseSync } from 'vite'
import { children, isFunction } from '../patch.ts'

/** Where the inserted functions are imported from. */
export type Places = { readonly own: string; readonly membrane: string }

type Insertion = { readonly at: number; readonly text: string; readonly skips?: number }

/** The source of a module of the runtime. */
export function instrumentRuntime(source: string, places: Places): string {
  const program = parsed(source)
  const insertions: Insertion[] = []
  visit(program, (node) => {
    if (node.type === 'ClassDeclaration') insertions.push(...closing(node))
  })
  return finished(source, insertions, [
    `import { close as $close, declare as $declare, mayExtend as $mayExtend } from ${JSON.stringify(places.own)}`,
    `$declare(true, ${declaredNames(program).join(', ')})`,
  ])
}

/** The source of a grader, or of a module that graders use. */
export function instrumentGrader(source: string, places: Places): string {
  const program = parsed(source)
  const insertions: Insertion[] = []
  visit(program, (node) => insertions.push(...crossing(node)))
  return finished(source, insertions, [
    `import { declare as $declare, own as $own } from ${JSON.stringify(places.own)}`,
    `import { awaited as $awaited, read as $read, taking as $taking } from ${JSON.stringify(places.membrane)}`,
    `$declare(false, ${declaredNames(program).join(', ')})`,
  ])
}

function closing(node: ESTree.Class): Insertion[] {
  const name = node.id?.name
  const base = node.superClass
  const isError = base?.type === 'Identifier' && /Error$|^Error$|^Stackless$/.test(base.name)
  if (name === undefined || isError) return []
  const close = `if (new.target === ${name}) $close(this);`
  const check = base === null ? `$mayExtend(new.target, ${name});` : ''
  const written = node.body.body.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  )
  const body = written?.type === 'MethodDefinition' ? written.value.body : undefined
  if (body !== undefined && body !== null) {
    return [
      { at: body.start + 1, text: check },
      { at: body.end - 1, text: `\n${close}\n` },
    ]
  }
  const values = base === null ? '' : '...values: any[]'
  const begin = base === null ? check : '// @ts-ignore\nsuper(...values);'
  return [{ at: node.body.start + 1, text: `constructor(${values}) { ${begin} ${close} }\n` }]
}

function crossing(node: ESTree.Node): Insertion[] {
  if (node.type === 'NewExpression') {
    const isError = node.callee.type === 'Identifier' && /(?<!Guard)Error$/.test(node.callee.name)
    return isError ? around(node, '$own(', ')') : []
  }
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
    return isFunction(node.right) ? around(node.right, '$own(', ')') : []
  }
  if (node.type === 'YieldExpression' && node.delegate && node.argument) {
    return around(node.argument, '$awaited(', ')')
  }
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
    const block = BLOCKS.includes(node.callee.name) ? node.arguments[1] : undefined
    return block === undefined ? [] : around(block, '$taking(', ')')
  }
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { object, property, computed } = node.callee
    const isRead = !computed && property.type === 'Identifier' && READS.includes(property.name)
    if (!isRead || node.arguments.length > 0 || property.type !== 'Identifier') return []
    return [
      { at: object.start, text: '$read(' },
      { at: object.end, text: `, '${property.name}')`, skips: node.end - object.end },
    ]
  }
  return []
}

/** Call a grader's function with what they got from a program. */
const BLOCKS = ['asyncFor', 'asyncWith']

const READS = ['result', 'exception', 'get', 'getNowait']

function around({ start, end }: ESTree.Node, before: string, after: string): Insertion[] {
  return [
    { at: start, text: before },
    { at: end, text: after },
  ]
}

function parsed(source: string): ESTree.Program {
  const { program, errors } = parseSync('kit.ts', source, { lang: 'ts', sourceType: 'module' })
  const [error] = errors
  if (error !== undefined) throw new Error(`a module of the kit does not parse: ${error.message}`)
  return program
}

function visit(node: ESTree.Node, look: (node: ESTree.Node) => void): void {
  look(node)
  for (const child of children(node)) visit(child, look)
}

/** The classes and functions at the top level. */
function declaredNames(program: ESTree.Program): string[] {
  return program.body.flatMap((statement) => {
    const isExport = statement.type === 'ExportNamedDeclaration'
    const declaration = isExport ? statement.declaration : statement
    if (declaration?.type === 'ClassDeclaration' || declaration?.type === 'FunctionDeclaration') {
      return declaration.id && !declaration.declare ? [declaration.id.name] : []
    }
    return []
  })
}

function finished(source: string, insertions: readonly Insertion[], frame: string[]): string {
  let text = ''
  let from = 0
  // Of two at one place the one that was found first is further out, and begins or ends there.
  const sorted = insertions.map((one, index) => ({ ...one, index }))
  sorted.sort((a, b) => a.at - b.at || order(a, b))
  for (const { at, text: inserted, skips = 0 } of sorted) {
    if (at > from) text += source.slice(from, at)
    text += inserted
    from = Math.max(from, at + skips)
  }
  const [imports, ...rest] = [frame.slice(0, -1).join('\n'), frame.at(-1)]
  return `${imports}\n${text}${source.slice(from)}\n${rest.join('\n')}\n`
}

type Found = Insertion & { readonly index: number }

/** What opens stands outer first, what closes inner first; nothing closes where something opens. */
function order(a: Found, b: Found): number {
  const isClosing = ({ text }: Found) => text.startsWith(')') || text.startsWith(',')
  if (isClosing(a) && isClosing(b)) return b.index - a.index
  return a.index - b.index
}
