// What the syntax allows and a program must not have, as a tutor would say it: imports that an
// exercise has no use for, and the few things of TypeScript and of modules that the kit does not run.
import { isBuiltin } from 'node:module'
import { EXTENSIBLE } from './extensible.ts'
import type { Text } from './language.ts'
import type { Refused } from './transform.ts'

/** A message without its level and place. */
export type Said = { readonly seen: Text; readonly advice?: Text; readonly card?: string }

/** What a program may import. */
export const IMPORTS: readonly string[] = ['#runtime', '../todo.ts']

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

/** `class Mine extends Task`: of the runtime's classes only some may be extended. */
export function closedClass(name: string): Said {
  const list = [...EXTENSIBLE].join(', ')
  return {
    seen: { en: `${name} cannot be extended here`, es: `aquí no se puede extender ${name}` },
    advice: {
      en: `Write a class that has one inside of it, and calls it. Of the runtime's classes these may be extended: ${list}, and its errors.`,
      es: `Conviene una clase que tenga dentro uno de estos objetos y lo llame. De las clases del runtime se pueden extender estas: ${list}, y sus errores.`,
    },
  }
}

/** Thousands of brackets in brackets, or of operands in a row. */
export const TOO_DEEP: Said = {
  seen: {
    en: 'this file is nested too deeply to be read',
    es: 'este archivo está demasiado anidado para leerlo',
  },
  advice: {
    en: 'Write it in several statements, or build such a value in a loop.',
    es: 'Conviene escribirlo en varias sentencias, o construir ese valor en un bucle.',
  },
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
