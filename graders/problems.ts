// Why a file cannot run at all, as a tutor would say it: syntax errors, imports that an exercise
// has no use for, and the few things of TypeScript and of modules that the kit does not run.
import { isBuiltin } from 'node:module'
import type { ESTree } from 'vite'
import type { Text } from './language.ts'
import { children, isFunction, type Patch } from './patch.ts'
import type { Refused } from './transform.ts'

/** A message without its level and place. */
export type Said = { readonly seen: Text; readonly advice?: Text; readonly card?: string }

/** What a program may import. */
export const IMPORTS: readonly string[] = ['#runtime', '../todo.ts']

/** What the parser says. */
type ParseError = {
  readonly message: string
  readonly helpMessage: string | null
  readonly labels: readonly { readonly start: number; readonly message: string | null }[]
}

/** Something that the syntax allows and a program must not have. */
export function refusal(what: Refused['what'] | 'export from' | 'import default'): Said {
  return typeof what === 'string' ? MODULE_REFUSALS[what] : what
}

/** An import of something else than IMPORTS. */
export function importRefusal(specifier: string): Said {
  const seen: Text = {
    en: `'${specifier}' cannot be imported here`,
    es: `aquí no se puede importar '${specifier}'`,
  }
  const meant = IMPORTS.find((allowed) => stem(allowed) === stem(specifier))
  if (meant) {
    return { seen, advice: { en: `Write '${meant}'.`, es: `Se escribe '${meant}'.` } }
  }
  const what: Text = isBuiltin(specifier)
    ? {
        en: 'No exercise needs a module of Node.',
        es: 'Ningún ejercicio necesita un módulo de Node.',
      }
    : { en: 'Remove this import.', es: 'Hay que quitar esta importación.' }
  return {
    seen,
    advice: {
      en: `${what.en} A program imports only ${LIST.en}; what else it needs comes as a parameter.`,
      es: `${what.es} Un programa solo importa ${LIST.es}; lo demás le llega como parámetro.`,
    },
  }
}

/** `export { name }` of a name that is nowhere. */
export function unknownExport(name: string): Said {
  return {
    seen: {
      en: `${name} is exported but not declared`,
      es: `se exporta ${name}, que no está declarado`,
    },
    advice: {
      en: `Declare ${name} in this file, or take it out of the export.`,
      es: `Hay que declarar ${name} en este archivo, o quitarlo de la exportación.`,
    },
  }
}

/** An error that JavaScript finds, in its own words or, for the common ones, in both languages. */
export function invalid(message: string, advice?: Text): Said {
  const said = inBothLanguages(message.replace(/\.$/, ''))
  const seen = { en: `syntax error: ${said.en}`, es: `error de sintaxis: ${said.es}` }
  return advice ? { seen, advice } : { seen }
}

/** What the parser found wrong, and where to look for it. */
export function syntaxMessage(
  error: ParseError,
  offset: number,
  program: ESTree.Program,
  patch: Patch,
): Said & { offset: number } {
  const { message } = error
  if (/'yield'/.test(message)) return { offset, ...misplacedYield(offset, program) }
  if (/`await`/.test(message)) return { offset, ...MODULE_REFUSALS.awaitInside }
  const open = /found `EOF`/.test(message) ? unclosedBracket(patch.bare) : undefined
  if (open !== undefined) {
    return { offset: open, ...unclosed(patch.source[open] ?? '{', patch.place(open).line) }
  }
  if (/^Unterminated string/.test(message)) return { offset, ...UNTERMINATED_STRING }
  const again = error.labels.find((label) => label.message?.includes('redeclared'))
  if (again && again.start !== offset) return syntaxMessage(error, again.start, program, patch)
  const { line } = patch.place(offset)
  const reads = (patch.source.split(/\r?\n/)[line - 1] ?? '').trim().slice(0, 100)
  return {
    offset,
    ...invalid(message, {
      en: `The line reads: ${reads}${error.helpMessage ? `\n${error.helpMessage}` : ''}`,
      es: `La línea dice: ${reads}`,
    }),
  }
}

const LIST: Text = {
  en: IMPORTS.map((name) => `'${name}'`).join(' and '),
  es: IMPORTS.map((name) => `'${name}'`).join(' y '),
}

/** '../../runtime/index.ts', './runtime' and 'asyncio' all mean '#runtime'. */
function stem(specifier: string): string {
  const words = specifier.replace(/\.[cm]?[jt]s$/, '').replace(/\/index$/, '')
  const word = words.replace(/^[#./@]+/, '').replace(/^node:/, '')
  return word === 'asyncio' ? 'runtime' : word
}

/** `yield` outside of a generator: in a callback of forEach it is a belief (M16), else a missing star. */
function misplacedYield(offset: number, program: ESTree.Program): Said {
  const { inner, caller } = enclosing(offset, program)
  const seen: Text = {
    en: '`yield*` works only directly inside a `function*`',
    es: '`yield*` solo funciona directamente dentro de una `function*`',
  }
  const method = caller && ITERATING.exec(caller)?.[0]
  if (method || inner?.type === 'ArrowFunctionExpression') {
    const name = method ?? 'callback'
    return {
      seen,
      card: 'M16',
      advice: {
        en: `Use \`for...of\` with \`yield*\`, or \`yield* gather(items.map(coroutine))\`: ${method ? `the callback of \`${name}\`` : 'an arrow function'} cannot wait, and nobody would wait for it.`,
        es: `Conviene \`for...of\` con \`yield*\`, o \`yield* gather(items.map(corrutina))\`: ${method ? `el callback de \`${name}\`` : 'una función flecha'} no puede esperar, y nadie esperaría por ella.`,
      },
    }
  }
  if (!inner) {
    return {
      seen,
      advice: {
        en: 'Move it into a coroutine: function* main() { ... }. The top level of a file cannot wait.',
        es: 'Hay que llevarlo a una corrutina: function* main() { ... }. El nivel superior de un archivo no puede esperar.',
      },
    }
  }
  if (inner.async) {
    return {
      seen,
      advice: {
        en: 'Write `function*` instead of `async function`: a coroutine is a generator here.',
        es: 'Se escribe `function*` en lugar de `async function`: aquí una corrutina es un generador.',
      },
    }
  }
  const named = inner.id ? `function* ${inner.id.name}` : 'function*'
  return {
    seen,
    advice: {
      en: `Put a star after \`function\`: \`${named}(...)\` makes it a coroutine (a method is written *name(...)).`,
      es: `Falta el asterisco de \`function*\`: con \`${named}(...)\` es una corrutina (un método se escribe *nombre(...)).`,
    },
  }
}

const ITERATING = /^(?:forEach|map|flatMap|filter|find|findIndex|some|every|reduce|sort|from)$/

/** The innermost function around an offset, and the name of the method that it is given to. */
function enclosing(offset: number, program: ESTree.Node) {
  let inner: ESTree.Function | ESTree.ArrowFunctionExpression | undefined
  let caller: string | undefined
  const down = (node: ESTree.Node, parent: ESTree.Node | undefined): void => {
    if (offset < node.start || offset >= node.end) return
    if (isFunction(node)) {
      inner = node
      const callee = parent?.type === 'CallExpression' ? parent.callee : undefined
      const method = callee?.type === 'MemberExpression' ? callee.property : undefined
      caller = method?.type === 'Identifier' ? method.name : undefined
    }
    for (const child of children(node)) down(child, node)
  }
  down(program, undefined)
  return { inner, caller }
}

/** The bracket that lacks its partner; among braces, the one that the indentation tells. */
function unclosedBracket(bare: string): number | undefined {
  const open: { at: number; indent: number }[] = []
  const indentAt = (at: number) => {
    const line = bare.slice(bare.lastIndexOf('\n', at - 1) + 1)
    return line.length - line.trimStart().length
  }
  for (const { 0: bracket, index: at } of bare.matchAll(/[[\](){}]/g)) {
    if ('([{'.includes(bracket)) open.push({ at, indent: indentAt(at) })
    else {
      const last = open.pop()
      if (last && bracket === '}' && indentAt(at) < last.indent) return last.at
    }
  }
  return open.at(-1)?.at
}

/** The parser speaks English; what it says most often is said in Spanish too. */
function inBothLanguages(message: string): Text {
  const [, expected, found] = /^Expected (.+) but found (.+)$/.exec(message) ?? []
  if (expected && found) {
    return {
      en: `${expected} was expected here, not ${found}`,
      es: `aquí se esperaba ${expected.replaceAll(' or ', ' o ')}, no ${found}`,
    }
  }
  const [, twice] = /^Identifier [`']?(.+?)[`']? has already been declared$/.exec(message) ?? []
  if (twice)
    return { en: `\`${twice}\` is declared twice`, es: `\`${twice}\` se declara dos veces` }
  if (message.startsWith('Expected a semicolon')) {
    return {
      en: 'something is missing or misspelled before this word',
      es: 'antes de esta palabra falta algo, o hay una errata',
    }
  }
  if (message === 'Unexpected token') {
    return { en: 'this symbol cannot stand here', es: 'este símbolo no puede ir aquí' }
  }
  return { en: message, es: message }
}

function unclosed(bracket: string, line: number): Said {
  const closing = { '{': '}', '(': ')', '[': ']' }[bracket] ?? '}'
  return {
    seen: {
      en: `the \`${bracket}\` opened on line ${line} is never closed`,
      es: `el \`${bracket}\` que se abre en la línea ${line} no se cierra`,
    },
    advice: { en: `Add its \`${closing}\`.`, es: `Falta su \`${closing}\`.` },
  }
}

const UNTERMINATED_STRING: Said = {
  seen: { en: 'this string never ends', es: 'esta cadena no termina' },
  advice: { en: 'Add the closing quote.', es: 'Faltan las comillas de cierre.' },
}

const MODULE_REFUSALS = {
  await: {
    seen: {
      en: '`await` at the top level of a file is not allowed here',
      es: 'aquí no se permite `await` en el nivel superior de un archivo',
    },
    advice: {
      en: 'Wait inside a coroutine, with `yield*`: the top level only declares what the exercise runs.',
      es: 'Se espera dentro de una corrutina, con `yield*`: el nivel superior solo declara lo que el ejercicio ejecuta.',
    },
  },
  awaitInside: {
    seen: {
      en: '`await` works only inside an `async function`, and a coroutine is a `function*`',
      es: '`await` solo funciona dentro de una `async function`, y una corrutina es una `function*`',
    },
    advice: {
      en: 'Write `yield*` in place of `await`: it is how a coroutine waits here.',
      es: 'Se escribe `yield*` en lugar de `await`: así espera aquí una corrutina.',
    },
  },
  'import()': {
    seen: { en: '`import()` is not allowed here', es: 'aquí no se permite `import()`' },
    advice: {
      en: "Import at the top of the file: import { sleep } from '#runtime'.",
      es: "Se importa al principio del archivo: import { sleep } from '#runtime'.",
    },
  },
  'import.meta': {
    seen: { en: '`import.meta` is not allowed here', es: 'aquí no se permite `import.meta`' },
    advice: {
      en: 'An exercise needs no path of its own: what it works on comes as a parameter.',
      es: 'Un ejercicio no necesita su propia ruta: los datos le llegan como parámetro.',
    },
  },
  'export from': {
    seen: {
      en: '`export ... from` is not allowed here',
      es: 'aquí no se permite `export ... from`',
    },
    advice: {
      en: 'Export what this file declares: export function* name() { ... }.',
      es: 'Se exporta lo que declara este archivo: export function* nombre() { ... }.',
    },
  },
  'import default': {
    seen: {
      en: 'this module has no default export',
      es: 'este módulo no tiene exportación por defecto',
    },
    advice: {
      en: "Name what you need in braces: import { sleep } from '#runtime'.",
      es: "Los nombres van entre llaves: import { sleep } from '#runtime'.",
    },
  },
} satisfies Record<string, Said>
