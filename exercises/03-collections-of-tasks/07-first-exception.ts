// Before a release, everything is tested at the same time. With the first test that fails it is
// decided: the others are asked to stop, and a report says who passed, who failed, who was stopped.
//
// Antes de publicar una versión se prueba todo a la vez. Con la primera prueba que falla está
// decidido: se pide a las demás que paren, y un informe dice cuál pasó, cuál falló y cuál se paró.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

/** Runs all the tests, stops at the first failure, and reports. Never raises. */
export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  // TODO: at the first failure, stop the others and wait for their end; say what became of each.
  return todo('test everything, and stop at the first failure')
}
