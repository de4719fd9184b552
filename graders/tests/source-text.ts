// The declarations of a stub or a solution, as text.
import { parseSync } from 'vite'

/** A function, class or constant at the top of a file. */
export type Declaration = {
  readonly name: string
  /** Its text, without `export`. */
  readonly code: string
  /** Is it a constant whose value is still to do? */
  readonly isHole: boolean
}

/** The functions, classes and constants at the top level of a file; its types are left out. */
export function declarations(source: string): Declaration[] {
  return parseSync('file.ts', source, { lang: 'ts' }).program.body.flatMap((statement) => {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (!node) return []
    const code = source.slice(node.start, node.end)
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return [{ name: node.id?.name ?? '', code, isHole: false }]
      case 'VariableDeclaration':
        return node.declarations.flatMap(({ id, init }) => {
          if (id.type !== 'Identifier') return []
          const value = init ? source.slice(init.start, init.end) : ''
          return [{ name: id.name, code, isHole: value.startsWith('todo(') }]
        })
      default:
        return []
    }
  })
}

/** The source with another value in `export const name = ...`. */
export function written(source: string, name: string, value: string): string {
  for (const statement of parseSync('file.ts', source, { lang: 'ts' }).program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue
    const node = statement.declaration
    if (node?.type !== 'VariableDeclaration') continue
    for (const { id, init } of node.declarations) {
      if (id.type !== 'Identifier' || id.name !== name || !init) continue
      return source.slice(0, init.start) + value + source.slice(init.end)
    }
  }
  throw new Error(`there is no export const ${name}`)
}
