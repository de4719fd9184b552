// Makes a Program of a student's file, in the main process: the parser is vite's own, which is
// loaded there anyway. What cannot run becomes a `problem` in a tutor's words.
import { Script } from 'node:vm'
import { type ESTree, parseSync } from 'vite'
import { border } from './border.ts'
import { EXTENSIBLE, isNameOfError } from './extensible.ts'
import { REPLACED } from './globals.ts'
import { disguise } from './lookalikes.ts'
import { Patch, sourceColumn } from './patch.ts'
import {
  closedClass,
  IMPORTS,
  importRefusal,
  refusal,
  type Said,
  TOO_DEEP,
  unknownExport,
} from './problems.ts'
import { type Json, type Program, WIRES } from './program.ts'
import { invalid, syntaxMessage } from './syntax.ts'
import { transform, type Walked, type WireNames, wireNames } from './transform.ts'
import type { Message } from './verdict.ts'

/** Compiles a file, named by its posix path from the project's root. Never throws. */
export function compile(file: string, text: string): Program {
  const source = text.replace(/^\uFEFF/, '')
  const line = lineTooDeep(source)
  if (line !== undefined) return tooDeep(file, line)
  try {
    return compiled(file, source)
  } catch (error) {
    // Whoever walks through a program calls itself for what is inside.
    if (error instanceof RangeError) return tooDeep(file, 1)
    throw error
  }
}

/** With so many brackets open at once the native parser is far from the end of its stack, and dies there. */
const MOST_BRACKETS = 1000

/** The line in which too many brackets are open; undefined where there is none. */
function lineTooDeep(source: string): number | undefined {
  let depth = 0
  for (const { 0: bracket, index } of source.matchAll(/[([{}\])]/g)) {
    depth = '([{'.includes(bracket) ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MOST_BRACKETS) return source.slice(0, index).split('\n').length
  }
  return undefined
}

function tooDeep(file: string, line: number): Program {
  const problem: Message = { level: 'syntax', ...TOO_DEEP, place: { file, line } }
  return { file, code: '', shifts: [], literals: {}, problem }
}

function compiled(file: string, source: string): Program {
  const parsed = parseSync(file, source, {
    lang: 'ts',
    sourceType: 'module',
    showSemanticErrors: true,
  })
  const patch = new Patch(source, parsed.comments)
  const fail = (offset: number, problem: Said): Program => ({
    ...{ file, code: '', shifts: [], literals: {} },
    problem: { level: 'syntax', ...problem, place: { file, ...patch.place(offset) } },
  })

  const error = parsed.errors.find((e) => e.severity === 'Error')
  if (error) {
    const [label] = error.labels
    const { offset, ...said } = syntaxMessage(error, label?.start ?? 0, parsed.program, patch)
    return fail(offset, said)
  }
  const names = wireNames(source)
  const walked = transform(parsed.program, patch, names)
  const modules = new Modules(patch, names, walked)
  for (const statement of parsed.program.body) modules.take(statement)
  const problems = [
    ...modules.problems,
    ...walked.refused.map(({ offset, what }) => ({ offset, said: refusal(what) })),
    ...walked.extended.flatMap((base) => modules.extending(base)),
  ]
  const [first] = problems.sort((a, b) => a.offset - b.offset)
  if (first) return fail(first.offset, first.said)

  const { hashbang } = parsed.program
  if (hashbang) patch.blank(hashbang.start, hashbang.end)
  disguise(parsed.program, patch)
  const { code, shifts } = patch.finish(opening(names, modules), '\n}})')
  const early = earlyError(file, code)
  if (early) {
    const column = sourceColumn(shifts, early.line, early.column)
    const place = { file, line: early.line, column }
    const problem: Message = { level: 'syntax', ...invalid(early.message), place }
    return { file, code: '', shifts: [], literals: {}, problem }
  }
  return { file, code, shifts, literals: modules.literals }
}

/** Imports and exports: taken out of the text, and written again before it. */
class Modules {
  readonly problems: { offset: number; said: Said }[] = []
  readonly literals: Record<string, Json> = {}
  readonly loads: string[] = []
  readonly getters: string[] = []
  /** By the name here: the name in the module, or `*`. */
  readonly #imported = new Map<string, string>()
  readonly #patch: Patch
  readonly #names: WireNames
  readonly #walked: Walked

  constructor(patch: Patch, names: WireNames, walked: Walked) {
    this.#patch = patch
    this.#names = names
    this.#walked = walked
  }

  take(statement: ESTree.Node): void {
    switch (statement.type) {
      case 'ImportDeclaration':
        return this.#import(statement)
      case 'ExportNamedDeclaration':
        return this.#export(statement)
      case 'ExportDefaultDeclaration':
        return this.#exportDefault(statement)
      case 'ExportAllDeclaration':
        if (statement.exportKind === 'value') {
          this.problems.push({ offset: statement.start, said: refusal('export from') })
        }
        return this.#patch.blank(statement.start, statement.end)
    }
  }

  /** What is wrong with a class that extends this. */
  extending(base: ESTree.Node): { offset: number; said: Said }[] {
    const isMember = base.type === 'MemberExpression' && base.property.type === 'Identifier'
    const owner = isMember ? base.object : base
    const imported = owner.type === 'Identifier' ? this.#imported.get(owner.name) : undefined
    const name =
      isMember && imported === '*' ? nameOf(base.property as ESTree.IdentifierName) : imported
    if (name === undefined || !/^[A-Z]/.test(name)) return []
    if (EXTENSIBLE.has(name) || isNameOfError(name)) return []
    return [{ offset: base.start, said: closedClass(name) }]
  }

  #import(node: ESTree.ImportDeclaration): void {
    this.#patch.blank(node.start, node.end)
    if (node.importKind === 'type') return
    for (const item of node.specifiers) {
      const name = item.type === 'ImportSpecifier' ? nameOf(item.imported) : '*'
      this.#imported.set(item.local.name, name)
    }
    const specifier = node.source.value
    if (!IMPORTS.includes(specifier)) {
      this.problems.push({ offset: node.source.start, said: importRefusal(specifier) })
      return
    }
    const wanted: Record<string, readonly [number, number]> = {}
    const bindings: string[] = []
    for (const item of node.specifiers) {
      const local = item.local.name
      if (item.type === 'ImportNamespaceSpecifier') {
        this.loads.push(`const ${local}=${this.#names.load}(${JSON.stringify(specifier)},{});`)
        continue
      }
      if (item.type === 'ImportDefaultSpecifier') {
        this.problems.push({ offset: item.start, said: refusal('import default') })
        continue
      }
      const isType = !this.#walked.values.has(local) && this.#walked.types.has(local)
      if (item.importKind === 'type' || isType) continue
      const name = nameOf(item.imported)
      const { line, column } = this.#patch.place(item.start)
      wanted[name] = [line, column]
      bindings.push(`${JSON.stringify(name)}:${local}`)
    }
    if (bindings.length === 0) return
    const call = `${this.#names.load}(${JSON.stringify(specifier)},${JSON.stringify(wanted)})`
    this.loads.push(`const{${bindings.join()}}=${call};`)
  }

  #export(node: ESTree.ExportNamedDeclaration): void {
    const { declaration } = node
    if (declaration) {
      this.#patch.blank(node.start, declaration.start)
      for (const name of declaredNames(declaration)) this.#publish(name, name)
      if (declaration.type === 'VariableDeclaration' && declaration.kind === 'const') {
        this.#takeLiterals(declaration)
      }
      return
    }
    this.#patch.blank(node.start, node.end)
    if (node.exportKind === 'type') return
    if (node.source) this.problems.push({ offset: node.start, said: refusal('export from') })
    for (const { local, exported, exportKind } of node.specifiers) {
      const name = nameOf(local)
      const isKnown = this.#walked.values.has(name) || this.#imported.has(name)
      if (exportKind === 'type' || (!isKnown && this.#walked.types.has(name))) continue
      if (isKnown) this.#publish(nameOf(exported), name)
      else this.problems.push({ offset: local.start, said: unknownExport(name) })
    }
  }

  #exportDefault({ start, declaration }: ESTree.ExportDefaultDeclaration): void {
    this.#patch.blank(start, declaration.start)
    const isErased =
      declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSDeclareFunction'
    if (isErased) return
    const isFunction = declaration.type === 'FunctionDeclaration'
    if (!isFunction && declaration.type !== 'ClassDeclaration') {
      this.#patch.insert(declaration.start, `const ${this.#names.default}=`)
    } else if (declaration.id) {
      return this.#publish('default', declaration.id.name)
    } else {
      const { typeParameters, body, end } = declaration
      const word = this.#patch.find('class', declaration.start, body?.start ?? end) + 5
      const open = typeParameters?.start ?? this.#patch.find('(', declaration.start, end)
      this.#patch.insert(isFunction ? open : word, ` ${this.#names.default}`)
    }
    this.#publish('default', this.#names.default)
  }

  #publish(exported: string, local: string): void {
    this.getters.push(`${JSON.stringify(exported)}:()=>${local}`)
  }

  #takeLiterals(declaration: ESTree.VariableDeclaration): void {
    for (const { id, init } of declaration.declarations) {
      const value = init && id.type === 'Identifier' ? literal(init) : undefined
      if (value !== undefined && id.type === 'Identifier') this.literals[id.name] = value
    }
  }
}

/** The first line begins with this: strict code in a function, its exports and its imports. */
function opening(names: WireNames, { getters, loads }: Modules): string {
  const parameters = [...WIRES.map((wire) => names[wire]), ...border.names(REPLACED)].join()
  const publish = `${names.publish}({${getters.join()}});`
  return `(function(${parameters}){'use strict';return function(){${publish}${loads.join('')}`
}

/** What V8 finds wrong before it runs anything: a name declared twice, an assignment to `eval`. */
function earlyError(
  file: string,
  code: string,
): { line: number; column: number; message: string } | undefined {
  try {
    new Script(code, { filename: file })
    return undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // The stack begins with "file:line", the line, and a caret below it.
    const [where = '', , caret = ''] = (error.stack ?? '').split('\n')
    const line = Number(/:(\d+)$/.exec(where)?.[1] ?? 1)
    return { line, column: caret.indexOf('^') + 1, message: error.message }
  }
}

function nameOf(name: ESTree.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name
}

/** The names that a declaration binds, types left out. */
function declaredNames(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'Identifier':
      return [node.name]
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id && !node.declare ? [node.id.name] : []
    case 'VariableDeclaration':
      return node.declare ? [] : node.declarations.flatMap(({ id }) => declaredNames(id))
    case 'ObjectPattern':
      return node.properties.flatMap(declaredNames)
    case 'ArrayPattern':
      return node.elements.flatMap((element) => (element ? declaredNames(element) : []))
    case 'Property':
      return declaredNames(node.value)
    case 'AssignmentPattern':
      return declaredNames(node.left)
    case 'RestElement':
      return declaredNames(node.argument)
    default:
      return []
  }
}

/** The value of an expression made of literals only; undefined if anything would have to run. */
function literal(node: ESTree.Node): Json | undefined {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return literal(node.expression)
    case 'Literal': {
      const { value } = node
      return typeof value === 'bigint' || value instanceof RegExp ? undefined : value
    }
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined
    case 'UnaryExpression': {
      const value = node.operator === '-' ? literal(node.argument) : undefined
      return typeof value === 'number' ? -value : undefined
    }
    case 'ArrayExpression': {
      const items = node.elements.map((element) => (element ? literal(element) : undefined))
      return items.every((item) => item !== undefined) ? items : undefined
    }
    case 'ObjectExpression': {
      const entries: [string, Json][] = []
      for (const property of node.properties) {
        if (property.type !== 'Property' || property.computed) return undefined
        const { key } = property
        const value = literal(property.value)
        const name = key.type === 'Identifier' ? key.name : literal(key)
        if (value === undefined || name === undefined || name === '__proto__') return undefined
        entries.push([String(name), value])
      }
      return Object.fromEntries(entries)
    }
    default:
      return undefined
  }
}
