// What keeps a student's program from stopping the run. transform.ts inserts calls of a Guard into
// the program: endless loops and floods of microtasks end with an error that names the line, and
// `bounded` ends whatever is left (a slow regular expression, an endless native iteration).
//
// A trip is sticky: until `reset`, every guarded point throws again, so no `catch` and no `finally`
// of the student can go on. Who calls student code asks `check` afterwards, or uses `bounded`.
import { url as debuggerUrl } from 'node:inspector'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { border } from './border.ts'
import { say, type Text } from './language.ts'
import { type Shift, sourceColumn } from './patch.ts'
import type { Place } from './verdict.ts'
import { beat } from './watchdog.ts'

/** What a Guard needs to know of a program (program.ts has the whole). */
export type Guarded = {
  readonly file: string
  readonly code: string
  readonly shifts: readonly Shift[]
}

/** What a program printed; `dropped` lines came after the limit (globals.ts). */
export type Output = {
  readonly lines: string[]
  /** The moment of each line, in virtual seconds. */
  readonly times: number[]
  dropped: number
}

/** Empties what a program printed: there is room again. */
export function emptied(output: Output): void {
  output.lines.length = 0
  output.times.length = 0
  output.dropped = 0
}

/** What a GuardError may know besides its text. */
export type GuardDetails = { place?: Place; advice?: Text; card?: string; isDeadline?: boolean }

/** A program was stopped: where, why, and what to do. */
export class GuardError extends Error {
  override readonly name = 'GuardError'
  readonly text: Text
  readonly place: Place | undefined
  readonly advice: Text | undefined
  readonly card: string | undefined
  /** Was it stopped by the clock? */
  readonly isDeadline: boolean
  // What a program makes of this class's prototype has none.
  readonly #isGenuine = true

  /** True for one that the kit made, however much something else looks like it. */
  static is(value: object): value is GuardError {
    return #isGenuine in value && value.#isGenuine
  }

  constructor(text: Text, details: GuardDetails = {}) {
    const { place } = details
    super(`${place ? `${place.file}:${place.line}: ` : ''}${say(text)}`)
    this.text = text
    this.place = place
    this.advice = details.advice
    this.card = details.card
    this.isDeadline = details.isDeadline === true
  }
}

/** A loop that goes round this often between two turns of the event loop is endless. */
export const MAX_ITERATIONS = 1_000_000

/** How many functions a program may enter after its check has ended: only floods come near. */
export const MAX_ENTRIES_AFTERWARDS = 1_000_000

/** Watches one program while it runs. */
export class Guard {
  /** [0] the last line reached, [1] the fuel left: one unit for each function entered. */
  readonly state = new Int32Array(new SharedArrayBuffer(8))
  readonly program: Guarded
  readonly output: Output = { lines: [], times: [], dropped: 0 }
  readonly #turn: () => number
  #tripped: GuardError | undefined

  /** `turn` counts the turns that the event loop has given. */
  constructor(program: Guarded, turn: () => number = () => 0) {
    this.program = program
    this.#turn = turn
    this.reset()
  }

  /** The last line reached, among those that can take long; 0 before the first. */
  get line(): number {
    return this.state[0] ?? 0
  }

  /** The first trip since the last reset. */
  get tripped(): GuardError | undefined {
    return this.#tripped
  }

  /** Forgets a trip and the output; called before every check. */
  reset(): void {
    this.#tripped = undefined
    emptied(this.output)
    this.state[0] = 0
    this.state[1] = MAX_ENTRIES_AFTERWARDS
  }

  /** Throws the trip again, if there was one: a program may have caught it. */
  check(): void {
    if (this.#tripped) throw this.#tripped
  }

  /** Stops the program: throws now, and at every guarded point until `reset`. */
  trip(error: GuardError): never {
    // A program may catch it, and the next check throws the same one again.
    Object.freeze(error)
    this.#tripped ??= error
    this.state[1] = 0
    throw this.#tripped
  }

  /** A place in this program. */
  at(line: number, column?: number): Place {
    return { file: this.program.file, line, ...(column === undefined ? {} : { column }) }
  }

  /** Where student code called what calls this: the first frame in its file, else the last line. */
  caller(): Place {
    return placeOf(new Error(), this.program) ?? this.at(this.line)
  }

  /** `bounded` has a deadline and lends fuel without end; returns what takes it back. */
  lend(): () => void {
    const own = this.state[1] ?? 0
    if (!this.#tripped) this.state[1] = 2 ** 31 - 1
    return () => {
      this.state[1] = this.#tripped ? 0 : own
    }
  }

  /** Called by a program when it enters a function without fuel. */
  readonly enter = (line: number): void => {
    this.check()
    this.trip(
      new GuardError(
        {
          en: 'functions of this program were entered 1,000,000 times after its check had ended, without giving the event loop a turn',
          es: 'las funciones de este programa se ejecutaron un millón de veces después de terminar su comprobación, sin ceder el turno al bucle de eventos',
        },
        {
          place: this.at(line),
          card: 'M13',
          advice: {
            en: 'Wait with `yield*` instead of promises: callbacks that schedule each other in microtasks never let the event loop go on.',
            es: 'Conviene esperar con `yield*`, sin promesas: los callbacks que se programan unos a otros como microtareas no dejan avanzar al bucle de eventos.',
          },
        },
      ),
    )
  }

  /** Called by each execution of a loop from time to time: its count, and the turn it saw last. */
  readonly look = (count: number, seen: number, line: number, waits: number): number => {
    this.check()
    const turn = this.#turn()
    if (count < MAX_ITERATIONS || turn !== seen) return turn
    const source = this.program.code.split('\n')[line - 1] ?? ''
    return this.trip(endlessLoop(this.at(line), waits === 1, CLOCK.test(source)))
  }
}

/**
 * Runs `f` synchronously and returns what it returns. After so many seconds it is stopped, wherever
 * it is, as no `finally` can prevent: a GuardError names the last line. Under a debugger there is
 * no deadline. Throws the guard's trip even if `f` swallowed it.
 *
 * What is stopped leaves no chance to clean up: a running event loop stays "running".
 */
export function bounded<T>(seconds: number, f: () => T, guard?: Guard): T {
  const takeBack = guard?.lend()
  beat()
  try {
    const result = debuggerUrl() ? f() : withDeadline(seconds, f)
    guard?.check()
    return result
  } catch (error) {
    guard?.check()
    if (isDeadline(error)) {
      const late = stillRunning(seconds, guard)
      if (guard) guard.trip(late)
      throw late
    }
    throw guard ? explained(error, guard) : error
  } finally {
    takeBack?.()
  }
}

/** The same error, or a clearer one where JavaScript's says too little: a full call stack. */
export function explained(error: unknown, guard: Guard): unknown {
  if (!(error instanceof RangeError) || !error.message.startsWith('Maximum call stack')) {
    return error
  }
  return new GuardError(
    {
      en: 'this function calls itself without end: the call stack is full',
      es: 'esta función se llama a sí misma sin fin: la pila de llamadas está llena',
    },
    {
      place: placeOf(error, guard.program) ?? guard.at(guard.line),
      advice: {
        en: 'Give the recursion a case that ends it, and check that every call comes nearer to it.',
        es: 'La recursión necesita un caso que la termine, y cada llamada debe acercarse a él.',
      },
    },
  )
}

/** The first place in a program's file that the stack of an error names. */
export function placeOf(error: unknown, program: Guarded): Place | undefined {
  const stack = error instanceof Error ? border.stackOf(error) : undefined
  if (typeof stack !== 'string') return undefined
  const path = absolutePath(program.file)
  for (const frame of stack.split('\n')) {
    const at = frame.indexOf(`${path}:`)
    const found = at < 0 ? null : /^:(\d+):(\d+)/.exec(frame.slice(at + path.length))
    if (!found) continue
    const line = Number(found[1])
    return {
      file: program.file,
      line,
      column: sourceColumn(program.shifts, line, Number(found[2])),
    }
  }
  return undefined
}

/** Where a file of the project is on disk; its stack frames have this name. */
export function absolutePath(file: string): string {
  return fileURLToPath(new URL('../', import.meta.url)) + file
}

const DEADLINE_HOOK = Symbol.for('asyncio-kit.bounded')

const trampoline = new Script('globalThis[Symbol.for("asyncio-kit.bounded")]()')

/** Only code that node:vm starts can be stopped: the script calls what the hook holds. */
function withDeadline<T>(seconds: number, f: () => T): T {
  const world = globalThis as { [DEADLINE_HOOK]?: () => unknown }
  const outer = world[DEADLINE_HOOK]
  world[DEADLINE_HOOK] = f
  try {
    const timeout = Math.max(1, Math.ceil(seconds * 1000))
    return trampoline.runInThisContext({ timeout, displayErrors: false }) as T
  } finally {
    world[DEADLINE_HOOK] = outer
  }
}

function isDeadline(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

/** A loop that looks at a clock all the time waits, in the one way that stops everybody else. */
const CLOCK = /\b(?:Date|performance)\b|\.hrtime\b|\.time\(\)/

function endlessLoop(place: Place, waits: boolean, looksAtClock: boolean): GuardError {
  const text: Text = {
    en: 'this loop ran 1,000,000 times without giving the event loop a turn',
    es: 'este bucle dio un millón de vueltas sin ceder el turno al bucle de eventos',
  }
  return waits
    ? new GuardError(text, {
        place,
        card: 'M07',
        advice: {
          en: 'Add a real suspension point, such as `yield* sleep(0)` or a wait for a future: what this loop awaits never suspends, so no other task gets a turn.',
          es: 'Hace falta un punto de suspensión real, como `yield* sleep(0)` o la espera de un futuro: lo que espera este bucle nunca se suspende, y ninguna otra tarea recibe el turno.',
        },
      })
    : new GuardError(text, {
        place,
        ...(looksAtClock ? { card: 'M10' } : {}),
        advice: looksAtClock
          ? SLEEP_INSTEAD
          : {
              en: 'Make its condition end it. If it waits for another task, wait with `yield*`: while it runs, no other task can change anything.',
              es: 'Su condición tiene que terminarlo. Si espera a otra tarea, debe esperar con `yield*`: mientras da vueltas, ninguna otra tarea puede cambiar nada.',
            },
      })
}

const SLEEP_INSTEAD: Text = {
  en: 'Wait with `yield* sleep(seconds)`: a loop that watches the clock holds the thread, and until it ends no timer fires and no other task runs.',
  es: 'Hay que esperar con `yield* sleep(segundos)`: un bucle que vigila el reloj retiene el hilo, y hasta que acaba no salta ningún temporizador ni corre otra tarea.',
}

function stillRunning(seconds: number, guard: Guard | undefined): GuardError {
  const line = guard?.line ?? 0
  const text: Text = {
    en: `still running after ${seconds} s`,
    es: `sigue en marcha a los ${seconds} s`,
  }
  if (!guard || line === 0) return new GuardError(text, { isDeadline: true })
  const source = guard.program.code.split('\n')[line - 1] ?? ''
  return new GuardError(
    {
      en: `${text.en}; the last line reached was ${line}`,
      es: `${text.es}; la última línea alcanzada fue la ${line}`,
    },
    {
      place: guard.at(line),
      advice: REGEX.test(source) ? BACKTRACKING : TOO_LONG,
      isDeadline: true,
    },
  )
}

/** A regular expression literal, or a call that takes one. */
const REGEX =
  /\.(?:match|matchAll|test|exec|replace|replaceAll|search|split)\(|RegExp|[=(,:[!&|?]\s*\/[^/*\s]/

const BACKTRACKING: Text = {
  en: 'This line uses a regular expression, which may be backtracking: look for a repetition inside a repetition, as in (a+)+, and make each step match in one way only.',
  es: 'Esta línea usa una expresión regular, que puede estar retrocediendo: conviene buscar una repetición dentro de otra, como (a+)+, y que cada paso encaje de una sola forma.',
}

const TOO_LONG: Text = {
  en: 'Look at this line and at what it calls: something there does not end, or handles far more data than the exercise gives.',
  es: 'Hay que mirar esta línea y lo que llama: algo no termina, o maneja muchos más datos de los que da el ejercicio.',
}
