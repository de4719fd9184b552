// What lies between the kit and a student's program. Locally that is nothing: the program is
// evaluated beside the kit, and what it hands over is taken as it is. Sealed grading puts walls here
// (seal/walls.ts); everything else is the same code.
import { runInThisContext } from 'node:vm'

/** What a run tells besides its result. */
export type Report = {
  readonly trace: readonly object[]
  readonly warnings: readonly object[]
}

/** What there is at the border. */
export type Border = {
  /** The globals that a program is given as parameters: their names, and then they themselves. */
  names(own: readonly string[]): readonly string[]
  globals(own: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  /** Evaluates the compiled program: the function that starts it. */
  evaluate(code: string, filename: string): unknown
  /** A program's exports, for a grader. */
  exports(exported: Record<string, unknown>): Record<string, unknown>
  /** A module of the kit, for a program. */
  imports(module: object): object
  /** A run, for a grader. */
  run<R extends Report>(run: R): R
  /** What a program kept from the kit since the last call: the error of a callback that it caught. */
  kept(): unknown
  /** The stack of an error. */
  stackOf(error: Error): unknown
}

/** The border in force. */
export const border: Border = {
  names: (own) => own,
  globals: (own) => own,
  evaluate: (code, filename) => runInThisContext(code, { filename, displayErrors: false }),
  exports: (exported) => exported,
  imports: (module) => module,
  run: (played) => played,
  kept: () => undefined,
  stackOf: (error) => error.stack,
}

/** Objects of graders that programs may change, too. */
export const common = new WeakSet<object>()

/** Marks a list, a set or a map that a program is meant to change: all others it only reads. */
export function changeable<T extends object>(value: T): T {
  common.add(value)
  return value
}
