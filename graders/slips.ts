// What is wrong with a prediction before any belief is: it is computed, of another shape
// than what is asked for, misspelt, or too short. The messages say how to write it.
import type { Failure } from './check.ts'
import { type Text, times } from './language.ts'
import { print } from './observe.ts'

/** How a value is written: a list, an object, or one plain value. */
export function kindOf(value: unknown): 'list' | 'object' | 'plain' {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' && value !== null ? 'object' : 'plain'
}

/** Has what is said the shape of the result: the same length, or the same names? */
export function isDescribed(said: unknown, result: unknown): boolean {
  if (kindOf(said) !== kindOf(result)) return false
  if (kindOf(result) === 'plain') return true
  const names = (value: unknown) => Object.keys(value as object).sort()
  return print(names(said)) === print(names(result))
}

/** How often a word stands in a list. */
export function tally(words: readonly string[], word: string): number {
  return words.filter((other) => other === word).length
}

/** Nothing can be read from it without running something. */
export function computed(name: string, shape: unknown): Failure {
  return {
    seen: {
      en: `${name} would have to be computed. A prediction is written by hand: it is read from the file as it stands, and nothing in it is run.`,
      es: `${name} habría que calcularlo. Una predicción se escribe a mano: se lee del archivo tal como está y no se ejecuta nada de ella.`,
    },
    advice: howToWrite(name, shape),
  }
}

/** Something is written, of another shape than `shape`. */
export function notAsExpected(name: string, said: unknown, shape: unknown): Failure {
  const kind = kindOf(shape)
  const isList = kind === 'list' && print(shape) === '["..."]'
  const what = isList
    ? { en: 'a list of strings', es: 'una lista de cadenas' }
    : {
        plain: { en: 'one plain value', es: 'un solo valor' },
        list: { en: example(shape), es: example(shape) },
        object: { en: example(shape), es: example(shape) },
      }[kind]
  return {
    seen: {
      en: `${name} is ${print(said)}, not ${what.en}.`,
      es: `${name} es ${print(said)}, no ${what.es}.`,
    },
    advice: howToWrite(name, shape),
  }
}

/** A line that the program does not have. */
export function misspelt(program: string, word: string, known: readonly string[]): Failure {
  const all = known.map((each) => `"${each}"`).join(', ')
  return {
    seen: {
      en: `The prediction has "${word}", which ${program} never logs.`,
      es: `La predicción contiene "${word}", que ${program} no registra nunca.`,
    },
    advice: {
      en: `In alphabetical order, ${program} has these lines: ${all}.`,
      es: `Por orden alfabético, ${program} tiene estas líneas: ${all}.`,
    },
  }
}

/** A value that none can be. */
export function noAnswer(where: string, said: unknown, answers: readonly unknown[]): Failure {
  const all = answers.map(print).join(', ')
  return {
    seen: {
      en: `${where} is ${print(said)}, which is none of the answers.`,
      es: `${where} es ${print(said)}, que no es ninguna de las respuestas.`,
    },
    advice: { en: `The answers are ${all}.`, es: `Las respuestas posibles son ${all}.` },
  }
}

/** A line that is logged, and not so often. */
export function tooOften(
  name: string,
  program: string,
  word: string,
  said: readonly string[],
  words: readonly string[],
): Failure {
  const [mine, right] = [times(tally(said, word)), times(tally(words, word))]
  return {
    seen: {
      en: `"${word}" stands ${mine.en} in ${name}; ${program} logs it ${right.en}.`,
      es: `"${word}" aparece ${mine.es} en ${name}; ${program} lo registra ${right.es}.`,
    },
  }
}

/** A list that is right as far as it goes. */
export function tooShort(name: string, said: number, all: number): Failure {
  const right: Text =
    said === 0
      ? { en: `${name} is empty`, es: `${name} está vacía` }
      : {
          en: `${name} is right as far as it goes, and ends too soon`,
          es: `${name} va bien, pero acaba antes de tiempo`,
        }
  return {
    seen: {
      en: `${right.en}: ${said} of ${all} steps.`,
      es: `${right.es}: ${said} de ${all} pasos.`,
    },
    advice: {
      en: 'Go on: each call of `log` that runs is a step.',
      es: 'Hay que seguir: cada llamada a `log` que se ejecuta es un paso.',
    },
  }
}

function howToWrite(name: string, shape: unknown) {
  if (print(shape) === '["..."]') {
    return {
      en: `Write them out, each in quotes and in order: export const ${name} = ['...', '...']`,
      es: `Hay que escribirlas una a una, entre comillas y en orden: export const ${name} = ['...', '...']`,
    }
  }
  return {
    en: `Write it out: export const ${name} = ${example(shape)}`,
    es: `Hay que escribirla: export const ${name} = ${example(shape)}`,
  }
}

/** A value of that shape with its values left open. */
function example(shape: unknown): string {
  switch (kindOf(shape)) {
    case 'list':
      return `[${(shape as unknown[]).map(() => '...').join(', ')}]`
    case 'object':
      return `{ ${Object.keys(shape as object)
        .map((name) => `${name}: ...`)
        .join(', ')} }`
    case 'plain':
      return typeof shape === 'string' ? "'...'" : '...'
  }
}
