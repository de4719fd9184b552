// What a grader does not take from a program, in a tutor's words.
import { GuardError } from '../guards.ts'
import type { Text } from '../language.ts'

/** The program handed over what no grader takes in its hands. */
export function refused(what: Text): GuardError {
  return new GuardError(what, {
    advice: {
      en: 'Hand over plain values, lists and objects: no accessors, no proxies, no list with methods of its own.',
      es: 'Hay que entregar valores, listas y objetos normales: sin accesores, sin proxies, sin listas con métodos propios.',
    },
  })
}

export const PROXY: Text = {
  en: 'The program handed over a Proxy.',
  es: 'El programa entregó un Proxy.',
}
export const ACCESSOR: Text = {
  en: 'The program handed over an object whose fields run code.',
  es: 'El programa entregó un objeto cuyos campos ejecutan código.',
}
export const NO_LIST: Text = {
  en: 'The program handed over a list that is no ordinary array.',
  es: 'El programa entregó una lista que no es un array normal.',
}
export const TOO_MUCH: Text = {
  en: 'The program handed over more than any exercise asks for: too many values, too deep, or too long a text.',
  es: 'El programa entregó más de lo que pide ningún ejercicio: demasiados valores, demasiado anidados o un texto demasiado largo.',
}
export const FORGED: Text = {
  en: "The program handed over something that looks like one of the runtime's objects and is none.",
  es: 'El programa entregó algo que parece un objeto del runtime y no lo es.',
}
