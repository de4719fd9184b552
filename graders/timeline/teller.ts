// Runs in a thread that tell.ts starts: runs a program under the guards of `npm test` and tells its
// timeline. Of an exercise it is the run that the failing check shows, with what was expected there
// as the kit's own solution does it; where nothing fails, the most telling run of all.
import { parentPort } from 'node:worker_threads'
import { isCoroutine, turnsTaken } from '#runtime'
import type { Exercise } from '../catalog.ts'
import { holes } from '../check.ts'
import { checksOf } from '../checks.ts'
import { explain, type Shown } from '../explain.ts'
import type { Asked } from '../explore/schedule.ts'
import { bounded, Guard } from '../guards.ts'
import { guestImports } from '../guest.ts'
import { type Checks, judge, leftovers } from '../judge.ts'
import {
  DidNotReturn,
  type Note,
  notesOf,
  type Played,
  play,
  printedBy,
  stage,
} from '../observe.ts'
import { evaluate, type Program } from '../program.ts'
import { given, type Message, type Verdict } from '../verdict.ts'
import type { Comparison } from './expected.ts'
import { type Timeline, timelineOf } from './model.ts'
import { pictureOf } from './picture.ts'

/** A program to run; with an exercise, by that exercise's checks. */
export type Order = {
  readonly root: string
  readonly program: Program
  readonly seed: number
  /** One order of one check. */
  readonly schedule?: Asked
  readonly exercise?: { readonly subject: Exercise; readonly solution?: Program }
}

/** What there is to show. */
export type Told = {
  readonly timeline?: Timeline
  readonly comparison?: Comparison
  readonly verdict?: Verdict
  /** What went wrong, of a program that is no exercise. */
  readonly message?: Message
  /** What the program printed. */
  readonly output: readonly Note[]
}

/** How long a program that is no exercise may run, in seconds of the real clock. */
const SECONDS = 4

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await tell(order).catch((error) => ({ trouble: String(error?.stack) })))
})
parentPort?.postMessage('ready')

async function tell(order: Order): Promise<Told> {
  const { exercise, root } = order
  if (exercise === undefined) return ofFile(order)
  return ofExercise(order, exercise, await checksOf(root, exercise.subject))
}

async function ofExercise(
  { program, seed, schedule }: Order,
  { subject, solution }: NonNullable<Order['exercise']>,
  checks: Checks<never>,
): Promise<Told> {
  const runs: Played<unknown>[] = []
  const shown = new Map<string, Shown>()
  const judging = {
    ...{ exercise: subject, seed },
    findings: async () => [],
    typeErrors: async () => [],
  }
  const verdict = await judge(checks, {
    ...judging,
    program,
    ...(schedule === undefined ? {} : { only: schedule.check, schedule }),
    watcher: {
      played: (run, isGuests) => void (isGuests && !holes.met && runs.push(run)),
      failed: (requirement, found) => void shown.set(requirement, found),
    },
  })
  if (verdict.message?.check === undefined) {
    const run = telling(runs)
    if (run === undefined) return { verdict, output: [] }
    return { verdict, output: printedBy(run), timeline: timelineOf(run.trace) }
  }
  const picture = await pictureOf(checks, { ...judging, program }, { verdict, shown, solution })
  if (picture === undefined) return { verdict, output: [] }
  const { timeline, comparison, run } = picture
  return { verdict, output: printedBy(run), timeline, ...given({ comparison }) }
}

/** A program that exports a coroutine `main`, or runs one with `run` or `simulate`. */
async function ofFile({ program }: Order): Promise<Told> {
  const guard = new Guard(program, turnsTaken)
  const started: Played<unknown>[] = []
  stage.line = () => guard.line
  stage.afterRun = () => guard.check()
  stage.output = undefined
  if (program.problem !== undefined) return { message: program.problem, output: [] }
  try {
    bounded(SECONDS, () => runAll(program, started, guard), guard)
    await leftovers(program, guard)
  } catch (error) {
    const timeline = stage.last && timelineOf(stage.last.trace)
    return {
      message: explain(error, guard),
      output: notesOf(guard.output),
      ...(timeline ? { timeline } : {}),
    }
  }
  const output = notesOf(guard.output)
  const run = telling(started)
  if (run === undefined) return { message: NOTHING_RUNS, output }
  const timeline = timelineOf(run.trace)
  if (run.kind === 'returned') return { timeline, output }
  return { timeline, output, message: explain(new DidNotReturn(run), guard) }
}

function runAll(program: Program, started: Played<unknown>[], guard: Guard): void {
  const imports = guestImports(started)
  const simulate = (...given: Parameters<typeof play>) => {
    const played = play(...given)
    started.push(played)
    return played
  }
  const withSimulate = (specifier: string) => {
    const module = imports(specifier)
    return specifier === '#runtime' ? { ...module, simulate } : module
  }
  const { main } = evaluate(program, withSimulate, guard)
  if (started.length > 0 || typeof main !== 'function') return
  const coroutine: unknown = main()
  if (isCoroutine(coroutine)) simulate(coroutine)
}

const NOTHING_RUNS: Message = {
  level: 'runtime',
  seen: {
    en: 'Nothing ran: the file exports no coroutine `main`, and calls neither run() nor simulate().',
    es: 'No se ejecutó nada: el archivo no exporta una corrutina `main` ni llama a run() o simulate().',
  },
  advice: {
    en: 'Write `export function* main(): Coroutine<void> { ... }`: it is run on the virtual clock.',
    es: 'Se escribe `export function* main(): Coroutine<void> { ... }`: se ejecuta en el reloj virtual.',
  },
}

/** A longer story than this is not read to its end. */
const LONG = 120

/** The run that tells most: the longest that is not too long, else the shortest. */
function telling(runs: readonly Played<unknown>[]): Played<unknown> | undefined {
  const sorted = [...runs].sort((a, b) => a.trace.length - b.trace.length)
  return sorted.findLast(({ trace }) => trace.length <= LONG) ?? sorted[0]
}
