// A student's program, ready to run. The main process makes it (compile.ts) and a worker evaluates
// it: this file loads no parser, since that alone takes longer than most graders.
import { border } from './border.ts'
import { globalsFor, REPLACED } from './globals.ts'
import { absolutePath, bounded, type Guard, GuardError } from './guards.ts'
import type { Text } from './language.ts'
import type { Shift } from './patch.ts'
import { distance } from './spelling.ts'
import type { Message } from './verdict.ts'
import { watch } from './watchdog.ts'

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** A student's file as the main process hands it to a worker: plain data. */
export type Program = {
  /** Posix path from the project's root. */
  readonly file: string
  /** JavaScript for node:vm with the student's line numbers; empty if there is a problem. */
  readonly code: string
  /** How to map its columns back (patch.ts). */
  readonly shifts: readonly Shift[]
  /** Values of `export const name = <literal>`, of those exports that are literals. */
  readonly literals: Readonly<Record<string, Json>>
  /** Why it cannot run. */
  readonly problem?: Message
}

/** What the compiled code is called with, besides the replaced globals. */
export const WIRES = ['state', 'enter', 'look', 'load', 'publish'] as const

/** How long a program may take to load. */
const LOADING_SECONDS = 2

type Names = Readonly<Record<string, readonly [line: number, column: number]>>

/**
 * Runs the top level of a program and returns its exports, live. Throws what it throws, or a
 * GuardError. `imports` gives the module behind a specifier.
 */
export function evaluate(
  program: Program,
  imports: (specifier: string) => object | undefined,
  guard: Guard,
): Record<string, unknown> {
  if (program.problem) {
    const { seen, ...details } = program.problem
    throw new GuardError(seen, details)
  }
  if (canFlood(program)) watch(program.file, guard.state)
  const exports: Record<string, unknown> = {}
  const wires: Record<(typeof WIRES)[number], unknown> = {
    state: guard.state,
    enter: guard.enter,
    look: guard.look,
    load: (specifier: string, names: Names) => load(specifier, names, imports(specifier), guard),
    publish: (getters: Record<string, () => unknown>) => {
      for (const [name, get] of Object.entries(getters)) {
        Object.defineProperty(exports, name, { get, enumerable: true })
      }
    },
  }
  const globals = border.globals(globalsFor(guard))
  const parameters = [
    ...WIRES.map((n) => wires[n]),
    ...border.names(REPLACED).map((n) => globals[n]),
  ]
  bounded(
    LOADING_SECONDS,
    () => {
      const start = border.evaluate(program.code, absolutePath(program.file))
      ;(start as (...values: unknown[]) => () => void)(...parameters)()
    },
    guard,
  )
  return border.exports(exports)
}

/** Microtasks need one of these words: only programs with one are worth watching for floods. */
export function canFlood({ code }: Program): boolean {
  return /\b(?:Promise|async|then|globalThis|global|toPromise|fromPromise|run)\b/.test(code)
}

function load(specifier: string, names: Names, module: object | undefined, guard: Guard): object {
  if (!module) {
    throw new GuardError({ en: `there is no ${specifier} here`, es: `aquí no existe ${specifier}` })
  }
  for (const [name, [line, column]] of Object.entries(names)) {
    if (!(name in module)) {
      throw new GuardError(
        {
          en: `'${specifier}' does not export ${name}`,
          es: `'${specifier}' no exporta ${name}`,
        },
        { place: guard.at(line, column), advice: nearNames(name, Object.keys(module)) },
      )
    }
  }
  return module
}

function nearNames(name: string, all: readonly string[]): Text {
  const plain = (word: string) => word.toLowerCase().replaceAll('_', '')
  const same = all.filter((other) => plain(other) === plain(name))
  const limit = Math.max(1, Math.floor(name.length / 3))
  const near = all
    .map((other) => ({ other, far: distance(plain(name), plain(other)) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .map(({ other }) => other)
  const offered = (same.length > 0 ? same : near).slice(0, 3).join(', ')
  return offered
    ? { en: `Is it ${offered}?`, es: `¿Es ${offered}?` }
    : {
        en: `It exports: ${[...all].sort().join(', ')}. A type is imported with \`import type\`.`,
        es: `Exporta: ${[...all].sort().join(', ')}. Un tipo se importa con \`import type\`.`,
      }
}
