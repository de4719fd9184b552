// A database takes few connections at a time, and both opening and closing one takes a while. Whoever
// needs one opens it, asks, and closes it again, even when the answer is an error.
//
// Una base de datos admite pocas conexiones a la vez, y tanto abrir una como cerrarla lleva un rato.
// Quien la necesita la abre, pregunta y la vuelve a cerrar, aunque la respuesta sea un error.
import type { AsyncContextManager, Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** A database: connect() opens a connection. */
export type Database = { connect(): Coroutine<Connection> }

/** An open connection: query() asks it something, close() ends it. */
export type Connection = { query(question: string): Coroutine<string>; close(): Coroutine<void> }

/** A connection for a block: opened on the way in, closed on the way out. */
export function connected(database: Database): AsyncContextManager<Connection, void> {
  // TODO: give an object with *aenter(), which opens a connection and returns it, and *aexit().
  return todo('open on the way in, close on the way out')
}

/** The answers to the questions, asked one after the other on one connection. */
export function* answers(database: Database, questions: string[]): Coroutine<string[]> {
  // TODO: ask in a block of asyncWith.
  return todo('ask on one connection')
}
