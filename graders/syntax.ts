// A syntax error as a tutor would say it: where it is, what was meant, what to write. The parser's
// own words are the last choice.
import type { ESTree } from 'vite'
import type { Text } from './language.ts'
import { children, isFunction, type Patch } from './patch.ts'
import type { Said } from './problems.ts'

/** What the parser says. */
type ParseError = {
  readonly message: string
  readonly helpMessage: string | null
  readonly labels: readonly { readonly start: number; readonly message: string | null }[]
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
  if (/`await`/.test(message)) return { offset, ...MISPLACED_AWAIT }
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
      en: `Look at ${JSON.stringify(reads)}: something is missing there, or one sign is too many.${error.helpMessage ? `\n${error.helpMessage}` : ''}`,
      es: `Hay que mirar «${reads}»: ahí falta algo, o sobra un signo.`,
    }),
  }
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

const MISPLACED_AWAIT: Said = {
  seen: {
    en: '`await` works only inside an `async function`, and a coroutine is a `function*`',
    es: '`await` solo funciona dentro de una `async function`, y una corrutina es una `function*`',
  },
  advice: {
    en: 'Write `yield*` in place of `await`: it is how a coroutine waits here.',
    es: 'Se escribe `yield*` en lugar de `await`: así espera aquí una corrutina.',
  },
}
