// Takes TypeScript out of a program without moving anything: type syntax becomes spaces.
//
// Only erasable syntax is allowed (the compiler option erasableSyntaxOnly says the same). Three
// things need more than spaces, because JavaScript ends statements at some newlines: a statement
// or field that ends without `;` gets one, and the parenthesis of an arrow function moves over its
// blanked type when that type has a newline.
import type { ESTree } from 'vite'
import type { Text } from './language.ts'
import { isFunction, type Patch } from './patch.ts'

/** What cannot be erased, and what to write instead. */
export type Refusal = { readonly seen: Text; readonly advice: Text }

/**
 * Blanks the type syntax that a node itself has. `'erased'` means that nothing of it is left to
 * visit, `'kept'` that its children are next.
 */
export function erase(node: ESTree.Node, patch: Patch): 'erased' | 'kept' | Refusal {
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSTypeParameterDeclaration':
    case 'TSTypeParameterInstantiation':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSIndexSignature':
    case 'TSClassImplements':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty':
      return eraseAll(node, patch)
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      patch.blank(node.expression.end, node.end)
      return 'kept'
    case 'TSModuleDeclaration':
      return node.declare ? eraseAll(node, patch) : REFUSALS.namespace
    case 'TSEnumDeclaration':
      return node.declare ? eraseAll(node, patch) : REFUSALS.enum
    case 'TSImportEqualsDeclaration':
    case 'TSExportAssignment':
    case 'TSNamespaceExportDeclaration':
      return REFUSALS.importEquals
    case 'TSTypeAssertion':
      return REFUSALS.assertion
    case 'TSParameterProperty':
      return REFUSALS.parameterProperty
    case 'Decorator':
    case 'AccessorProperty':
      return REFUSALS.decorator
    case 'VariableDeclaration':
      if (node.kind === 'using' || node.kind === 'await using') return REFUSALS.using
      return node.declare ? eraseAll(node, patch) : 'kept'
    case 'VariableDeclarator':
      if (node.definite) patch.blankToken('!', node.id.start, node.id.end)
      return 'kept'
    case 'ClassDeclaration':
    case 'ClassExpression':
      return eraseClassHead(node, patch)
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return eraseMember(node, patch)
    case 'Identifier':
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'RestElement':
      if (node.optional) eraseOptional(node, patch)
      return 'kept'
    default:
      if (isFunction(node)) eraseFunctionHead(node, patch)
      return 'kept'
  }
}

/** Ends a statement or class field that relies on its newline: after blanking it might not end. */
export function endExplicitly(node: ESTree.Node, patch: Patch): void {
  if (ENDS_AT_NEWLINE.has(node.type) && patch.source[node.end - 1] !== ';') {
    patch.insert(node.end, ';')
  }
}

const ENDS_AT_NEWLINE = new Set<string>([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
  'DebuggerStatement',
  'DoWhileStatement',
  'ExportDefaultDeclaration',
  'PropertyDefinition',
])

const MODIFIERS = /\b(?:private|public|protected|readonly|abstract|override|declare)\b/g

function eraseAll(node: ESTree.Node, patch: Patch): 'erased' {
  patch.blank(node.start, node.end)
  return 'erased'
}

function eraseOptional(node: { start: number; end: number } & Partial<ESTree.Node>, patch: Patch) {
  const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined
  const end = annotation && typeof annotation === 'object' ? annotation.start : node.end
  const at = patch.bare.lastIndexOf('?', end - 1)
  if (at > node.start) patch.blank(at, at + 1)
}

function eraseClassHead(node: ESTree.Class, patch: Patch): 'erased' | 'kept' | Refusal {
  if (node.declare) return eraseAll(node, patch)
  if (node.abstract) patch.blankToken('abstract', node.start, node.body.start)
  const [first] = node.implements ?? []
  if (first) {
    patch.blank(patch.bare.lastIndexOf('implements', first.start), node.body.start)
  }
  return 'kept'
}

function eraseMember(
  node: ESTree.MethodDefinition | ESTree.PropertyDefinition,
  patch: Patch,
): 'erased' | 'kept' | Refusal {
  if (node.decorators.length > 0) return REFUSALS.decorator
  const overload = node.type === 'MethodDefinition' && !node.value.body
  const declared = node.type === 'PropertyDefinition' && node.declare
  if (overload || declared) return eraseAll(node, patch)
  for (const word of patch.bare.slice(node.start, node.key.start).matchAll(MODIFIERS)) {
    patch.blank(node.start + word.index, node.start + word.index + word[0].length)
  }
  const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined
  const end = annotation?.start ?? node.value?.start ?? node.end
  const definite = node.type === 'PropertyDefinition' && node.definite
  if (node.optional) patch.blankToken('?', node.key.end, end)
  if (definite) patch.blankToken('!', node.key.end, end)
  return 'kept'
}

function eraseFunctionHead(
  node: ESTree.Function | ESTree.ArrowFunctionExpression,
  patch: Patch,
): void {
  const [self, next] = node.params
  if (self?.type === 'Identifier' && self.name === 'this') {
    const close = patch.find(')', self.end, patch.source.length)
    patch.blank(self.start, next ? next.start : close)
  }
  if (node.type !== 'ArrowFunctionExpression') return
  const generics = node.typeParameters
  if (generics && node.async && hasNewline(patch, node.start, generics.end)) {
    const open = patch.find('(', generics.end, patch.source.length)
    queueMove(patch, open, generics.start, '(')
  }
  if (node.returnType) {
    const close = patch.bare.lastIndexOf(')', node.returnType.start)
    if (hasNewline(patch, close, node.returnType.end)) {
      queueMove(patch, close, node.returnType.end, ')')
    }
  }
}

/** Moves a parenthesis: inserted, not written in place, since the type around it is blanked later. */
function queueMove(patch: Patch, from: number, to: number, character: string): void {
  patch.blank(from, from + 1)
  patch.insert(to, character)
}

function hasNewline(patch: Patch, start: number, end: number): boolean {
  return /[\n\r\u2028\u2029]/.test(patch.source.slice(start, end))
}

const REFUSALS = {
  enum: {
    seen: { en: '`enum` is not allowed here', es: 'aquí no se permite `enum`' },
    advice: {
      en: "Write a union of strings: type Color = 'red' | 'blue'.",
      es: "Conviene una unión de cadenas: type Color = 'red' | 'blue'.",
    },
  },
  namespace: {
    seen: { en: '`namespace` is not allowed here', es: 'aquí no se permite `namespace`' },
    advice: {
      en: 'Declare the functions and constants at the top level of the file.',
      es: 'Basta declarar las funciones y constantes en el nivel superior del archivo.',
    },
  },
  importEquals: {
    seen: {
      en: '`import x = ...` and `export = ...` are not allowed here',
      es: 'aquí no se permiten `import x = ...` ni `export = ...`',
    },
    advice: {
      en: "Write import { x } from '#runtime', and `export` before each declaration.",
      es: "Se escribe import { x } from '#runtime', y `export` delante de cada declaración.",
    },
  },
  assertion: {
    seen: {
      en: 'a type assertion written <T>value is not allowed here',
      es: 'aquí no se permite la aserción de tipo <T>valor',
    },
    advice: { en: 'Write `value as T`.', es: 'Se escribe `valor as T`.' },
  },
  parameterProperty: {
    seen: {
      en: 'a constructor parameter with `private`, `public`, `protected`, `readonly` or `override` is not allowed here',
      es: 'aquí no se permite un parámetro de constructor con `private`, `public`, `protected`, `readonly` u `override`',
    },
    advice: {
      en: 'Declare the field in the class, and assign it in the constructor: this.name = name.',
      es: 'Hay que declarar el campo en la clase y asignarlo en el constructor: this.name = name.',
    },
  },
  decorator: {
    seen: {
      en: 'decorators and `accessor` fields are not allowed here',
      es: 'aquí no se permiten decoradores ni campos `accessor`',
    },
    advice: {
      en: 'Call the function on what it decorated, or write a getter and a setter.',
      es: 'Se puede llamar a la función con lo que decoraba, o escribir un getter y un setter.',
    },
  },
  using: {
    seen: { en: '`using` is not allowed here', es: 'aquí no se permite `using`' },
    advice: {
      en: 'Write `const`, and release it in a `finally`.',
      es: 'Se escribe `const`, y se libera en un `finally`.',
    },
  },
} satisfies Record<string, Refusal>
