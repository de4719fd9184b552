// What a file exports, against what its exercise asks for: a name that is not there, a value where a
// function is called, a function without star where a coroutine is awaited. The graders ask for the
// exports by name and use them; what they find missing is said here, once for all exercises.
import { isCoroutine } from '#runtime'
import { demand, type Failure } from './check.ts'
import { type GuardDetails, GuardError, type Guarded } from './guards.ts'
import type { Text } from './language.ts'
import { print } from './observe.ts'
import { distance } from './spelling.ts'
import type { Place } from './verdict.ts'

type Exported = Readonly<Record<string, unknown>>

/** The export that a grader asked for last; the judge forgets it before each check. */
export const asked: { name: string | undefined; value: unknown } = {
  name: undefined,
  value: undefined,
}

/** The exports for a grader: to ask for one that is missing throws a GuardError that says so. */
export function checkedExports(exported: Exported, program: Guarded): Exported {
  return new Proxy(exported, {
    get(target, name) {
      if (typeof name === 'symbol') return Reflect.get(target, name)
      if (!(name in target)) throw missing(name, target, program)
      asked.name = name
      asked.value = target[name]
      return asked.value
    },
  })
}

/** What JavaScript and the runtime say to whoever calls or awaits what is of another kind. */
const NOT_CALLABLE = /\bis not a function$/
const NOT_AWAITABLE =
  /^a coroutine was expected, got|^An asyncio\.Future, a coroutine or an awaitable|\bis not iterable\b|^undefined is not a function$/

/**
 * A clearer error for one that a grader met when it used an export as what it is not; undefined when
 * the error is another. Whoever asks has seen that no line of the student's threw it.
 */
export function wrongKind(error: unknown, program: Guarded): GuardError | undefined {
  const { name, value } = asked
  if (!(error instanceof Error) || name === undefined) return undefined
  if (typeof value !== 'function') {
    const isMeant = NOT_CALLABLE.test(error.message) && error.message.includes(name)
    return isMeant ? noFunction(name, value, program) : undefined
  }
  if (!NOT_AWAITABLE.test(error.message) || isGeneratorFunction(value)) return undefined
  return noCoroutine(name, value, program)
}

/**
 * Demands that an exported function gave no coroutine: it was to be a plain function. `because` says
 * what it does, behind a colon: 'it asks and does not wait'.
 */
export function demandPlain(
  name: string,
  given: unknown,
  because: Text,
  more: Partial<Pick<Failure, 'card' | 'run'>> = {},
): void {
  demand(!isCoroutine(given), () => ({
    seen: {
      en: `${name} returned a coroutine, and nobody awaits it: none of it ran.`,
      es: `${name} devolvió una corrutina y nadie la espera: no se ejecutó nada de ella.`,
    },
    advice: {
      en: `Keep ${name} a plain function (\`function\`, no star): ${because.en}.`,
      es: `${name} debe seguir siendo una función normal (\`function\`, sin asterisco): ${because.es}.`,
    },
    ...more,
  }))
}

function missing(name: string, exported: Exported, program: Guarded): GuardError {
  const names = Object.keys(exported)
  const plain = (word: string) => word.toLowerCase().replaceAll('_', '')
  const near = names
    .map((other) => ({ other, far: distance(plain(name), plain(other)) }))
    .filter(({ far }) => far <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.far - b.far)[0]?.other
  const isDefault = typeof exported.default === 'function' && exported.default.name === name
  const list: Text =
    names.length === 0
      ? { en: 'It exports nothing.', es: 'No exporta nada.' }
      : { en: `It exports: ${names.join(', ')}.`, es: `Exporta: ${names.join(', ')}.` }
  const here = declarationOf(name, program)
  const place = here ?? (near === undefined ? undefined : declarationOf(near, program))
  const advice = isDefault
    ? {
        en: `Leave out \`default\`: ${name} is asked for by its name.`,
        es: `Sobra \`default\`: ${name} se pide por su nombre.`,
      }
    : here !== undefined
      ? {
          en: `${name} is in the file: write \`export\` before its declaration.`,
          es: `${name} está en el archivo: falta \`export\` delante de su declaración.`,
        }
      : near !== undefined
        ? {
            en: `Is it ${near}? The exercise asks for ${name}: give it that name again.`,
            es: `¿Es ${near}? El ejercicio pide ${name}: hay que devolverle ese nombre.`,
          }
        : {
            en: `Declare it, with \`export\`, under the name that the exercise gives it: ${name}.`,
            es: `Hay que declararlo, con \`export\` y con el nombre que le da el ejercicio: ${name}.`,
          }
  return new GuardError(
    {
      en: `The file exports no ${name}. ${list.en}`,
      es: `El archivo no exporta ${name}. ${list.es}`,
    },
    details(advice, place),
  )
}

function noFunction(name: string, value: unknown, program: Guarded): GuardError {
  return new GuardError(
    {
      en: `${name} is ${print(value)}, and the exercise calls it: it has to be a function.`,
      es: `${name} es ${print(value)}, y el ejercicio lo llama: tiene que ser una función.`,
    },
    details(
      {
        en: `Export the function itself, without calling it: export function* ${name}(...), or export function ${name}(...).`,
        es: `Se exporta la propia función, sin llamarla: export function* ${name}(...), o export function ${name}(...).`,
      },
      declarationOf(name, program),
    ),
  )
}

function noCoroutine(name: string, value: object, program: Guarded): GuardError {
  const isAsync = Object.prototype.toString.call(value) === '[object AsyncFunction]'
  const seen: Text = isAsync
    ? {
        en: `${name} is an async function: it gives a Promise, and the exercise awaits a coroutine.`,
        es: `${name} es una función async: da una Promise, y el ejercicio espera una corrutina.`,
      }
    : {
        en: `${name} is a function without star: the exercise awaits what it gives, and that is no coroutine.`,
        es: `${name} es una función sin asterisco: el ejercicio espera lo que da, y no es una corrutina.`,
      }
  return new GuardError(
    seen,
    details(
      {
        en: `Write it as a coroutine function: export function* ${name}(...), with \`yield*\` where it waits.`,
        es: `Se escribe como función de corrutina: export function* ${name}(...), con \`yield*\` donde espera.`,
      },
      declarationOf(name, program),
      isAsync ? 'M13' : undefined,
    ),
  )
}

function details(advice: Text, place: Place | undefined, card?: string): GuardDetails {
  return {
    advice,
    ...(place === undefined ? {} : { place }),
    ...(card === undefined ? {} : { card }),
  }
}

const generatorFunction = Object.getPrototypeOf(function* () {})

function isGeneratorFunction(value: object): boolean {
  return Object.prototype.isPrototypeOf.call(generatorFunction, value)
}

/** Where a name is declared at the top level; the compiled code has the student's lines. */
function declarationOf(name: string, { code, file }: Guarded): Place | undefined {
  const declaration = new RegExp(
    `^\\s*(?:async\\s+)?(?:function\\s*\\*?|const|let|var|class)\\s+${name}\\b`,
  )
  const line = code.split('\n').findIndex((text) => declaration.test(text))
  return line === -1 ? undefined : { file, line: line + 1 }
}
