// What lies between the kit and a student's program. Locally that is nothing: the program is
// evaluated beside the kit, and what it hands over is taken as it is. Sealed grading puts other
// functions here (seal/); everything else is the same code.
import { runInThisContext } from 'node:vm'
import type { Played } from './observe.ts'

/** The functions at the border. */
export type Border = {
  /** Evaluates the compiled program: the function that starts it. */
  evaluate(code: string, filename: string): unknown
  /** The globals of a program, instead of those that it finds replaced (globals.ts). */
  globals(own: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  /** A program's exports, for a grader. */
  exports(exported: Record<string, unknown>): Record<string, unknown>
  /** A module of the kit, for a program. */
  imports(module: object): object
  /** A run, for a grader. */
  run<T>(played: Played<T>): Played<T>
}

/** The border in force. */
export const border: Border = {
  evaluate: (code, filename) => runInThisContext(code, { filename, displayErrors: false }),
  globals: (own) => own,
  exports: (exported) => exported,
  imports: (module) => module,
  run: (played) => played,
}
