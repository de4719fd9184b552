// A text arrives in pieces, cut anywhere: in the middle of a line, or with three lines in one piece.
// Whoever reads it wants lines, each as soon as it is whole. A generator makes the ones of the others.
//
// Un texto llega a trozos, cortado por cualquier sitio: a mitad de línea, o con tres líneas en un
// trozo. Quien lo lee quiere líneas, cada una en cuanto está entera. Un generador saca unas de otros.
import type { AsyncIterable } from '#runtime'
import { todo } from '../todo.ts'

/** The lines of a text that arrives in chunks, each as soon as its end is there. */
export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  // TODO: make a generator that walks through the chunks and emits each line when it is whole.
  return todo('turn chunks into lines')
}
