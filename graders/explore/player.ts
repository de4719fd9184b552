// Plays a program up to a moment, and tells what may happen next there: what the arena shows. The
// program is made and run anew for every question, so that taking a move back costs nothing.
//
// It is a file that exports `main`, a coroutine function without parameters; `holds(result)`, if it is
// there, says whether the result is right, and `always()` whether all is well between two steps.
import { type Coroutine, isCoroutine, log, Task, turnsTaken, untold } from '#runtime'
import { Unmet } from '../check.ts'
import { explain } from '../explain.ts'
import { bounded, Guard, GuardError } from '../guards.ts'
import { guestImports } from '../guest.ts'
import type { Text } from '../language.ts'
import { type Note, notesOf, print, resultOf, stage } from '../observe.ts'
import { evaluate, type Program } from '../program.ts'
import { type Timeline, timelineOf } from '../timeline/model.ts'
import type { Message } from '../verdict.ts'
import type { Option, Orders } from './guide.ts'
import { following, type Ran, runOnce, type Scenario, Unfit } from './run.ts'
import type { Schedule } from './schedule.ts'

/** What may happen next, in words. */
export type Move = {
  readonly kind: Option['kind']
  readonly name: string
  /** The moment that it waits for, which would have come then. */
  readonly when?: number
}

/** What there is to see at a moment. */
export type Position = {
  readonly timeline: Timeline | undefined
  /** What may happen next; at 0 stands what asyncio would do. Empty when the program has ended. */
  readonly moves: readonly Move[]
  /** How it ended, and what is wrong with that. */
  readonly ended?: { readonly result: string; readonly message?: Message }
  /** Between two of the steps something was wrong that always has to hold. */
  readonly broken?: Message
  readonly output: readonly Note[]
}

/** There is nothing to play, and why. */
export type Trouble = { readonly trouble: Message }

/** How far to play: so many steps in this order, and then to the end where nobody stops it. */
export type Wish = {
  readonly schedule: Schedule
  /** Stop and ask after so many steps; undefined for never. */
  readonly steps?: number
  readonly orders?: Orders
}

const SECONDS = 4
const MARK = 'the arena looks on from here'

/** Plays a program in an order, and says what there is to see then. */
export function positionAfter(program: Program, wish: Wish): Position | Trouble {
  if (program.problem !== undefined) return { trouble: program.problem }
  const guard = new Guard(program, turnsTaken)
  stage.line = () => guard.line
  stage.afterRun = () => guard.check()
  stage.last = undefined
  stage.output = undefined
  try {
    return bounded(SECONDS, () => play(program, wish, guard), guard)
  } catch (error) {
    if (!(error instanceof Unfit)) return { trouble: explain(error, guard) }
    // No line of the program is to blame.
    return { trouble: { level: 'property', seen: unfit(error.step), advice: PLAY } }
  }
}

function play(program: Program, { schedule, steps, orders = {} }: Wish, guard: Guard): Position {
  const follow = following(schedule)
  let moves: readonly Move[] = []
  let printed = 0
  let brokenAt = Number.POSITIVE_INFINITY
  let now = 0
  let main: object | undefined
  const ran = runOnce(
    () => scenarioOf(program, guard, () => (brokenAt = now)),
    orders,
    (options, step, time) => {
      now = step
      main ??= options[0]?.who
      if (step !== (steps ?? -1) + 1) return follow(options, step, time)
      moves = untold(() => options.map((option) => moveOf(option, main)))
      printed = guard.output.lines.length
      log(MARK)
      return 0
    },
    { isSearch: false },
  ) as Ran<unknown>
  const hasEnded = moves.length === 0
  const last = schedule.at(-1)?.step ?? 0
  if (hasEnded && last > ran.taken.length) throw new Unfit(schedule, last)
  const { run, failure } = ran
  const end = run.trace.findIndex((event) => event.kind === 'log' && event.text === MARK)
  const trace = hasEnded ? run.trace : run.trace.slice(0, end)
  const message = failure && explain(failure.error, guard)
  // What goes wrong behind the moment that was asked for is nobody's business yet.
  return {
    timeline: trace.length === 0 ? undefined : timelineOf(trace),
    moves,
    output: notesOf(guard.output).slice(0, hasEnded ? undefined : printed),
    ...(message !== undefined && brokenAt <= (steps ?? -1) ? { broken: message } : {}),
    ...(hasEnded && {
      ended: {
        result: run.kind === 'returned' ? print(run.result) : run.kind,
        ...(message === undefined ? {} : { message }),
      },
    }),
  }
}

function scenarioOf(program: Program, guard: Guard, broken: () => void): Scenario<unknown> {
  const { main, holds, always } = evaluate(program, guestImports([]), guard)
  const coroutine: unknown = typeof main === 'function' ? main() : undefined
  if (!isCoroutine(coroutine)) throw new GuardError(NO_MAIN, { advice: WRITE_MAIN })
  return {
    main: coroutine as Coroutine<unknown>,
    ...(typeof always === 'function' && {
      always: () => {
        if (always() !== false) return
        broken()
        throw new Unmet({ seen: ALWAYS })
      },
    }),
    check: (run) => {
      const result = resultOf(run)
      if (typeof holds !== 'function' || holds(result) !== false) return
      throw new Unmet({ seen: wrongResult(print(result)) })
    },
  }
}

function moveOf({ kind, who, when }: Option, main: object | undefined): Move {
  const isTask = who instanceof Task
  const name = who === main ? 'main' : isTask ? who.getName() : String(who)
  return { kind, name, ...(when === undefined ? {} : { when }) }
}

function unfit(step: number): Text {
  return {
    en: `At step ${step} there is no such choice: the schedule was found with another program.`,
    es: `En el paso ${step} no hay tal elección: el orden se encontró con otro programa.`,
  }
}

const PLAY: Text = {
  en: 'Play it without --schedule: the arena gives the word for every order that you find.',
  es: 'Conviene jugarlo sin --schedule: la arena da la palabra de cada orden que se encuentra.',
}

function wrongResult(result: string): Text {
  return {
    en: `The program gives ${result}, and \`holds\` says that this is wrong.`,
    es: `El programa da ${result}, y \`holds\` dice que eso está mal.`,
  }
}

const ALWAYS: Text = {
  en: 'Between two steps `always` says that something is wrong.',
  es: 'Entre dos pasos, `always` dice que algo está mal.',
}

const NO_MAIN: Text = {
  en: 'The file exports no coroutine function `main` that could be played.',
  es: 'El archivo no exporta una función de corrutina `main` que se pueda jugar.',
}

const WRITE_MAIN: Text = {
  en: 'Write `export function* main(): Coroutine<...> { ... }`, without parameters. `export function holds(result)` says whether its result is right.',
  es: 'Se escribe `export function* main(): Coroutine<...> { ... }`, sin parámetros. `export function holds(resultado)` dice si el resultado está bien.',
}
