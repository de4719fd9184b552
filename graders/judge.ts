// From the checks of an exercise and a student's program to a verdict. Each check gets a program
// evaluated afresh, runs under a deadline, and ends passed, failed or to do; of all the messages
// that come out, the surest and earliest is the one to show.
import * as runtime from '#runtime'
import { CARDS, cardOfError } from './cards.ts'
import type { Exercise } from './catalog.ts'
import { holes, replay, Unmet } from './check.ts'
import { bounded, explained, Guard, GuardError, placeOf } from './guards.ts'
import type { Text } from './language.ts'
import { DidNotReturn, type Played, play, print, stage, storyOf } from './observe.ts'
import { canFlood, evaluate, type Program } from './program.ts'
import type { Finding } from './rules/finding.ts'
import { bySureness, type CheckResult, type Message, type Place, type Verdict } from './verdict.ts'

/** What a check is given. */
export type Given<Module> = {
  /** The student's exports, evaluated afresh for this check. */
  readonly module: Module
  /** Exports that are plain literals, read from the source and not from a running program. */
  readonly literals: Program['literals']
  /** What the program started with `run(...)`, which is on the virtual clock here. */
  readonly started: readonly Played<unknown>[]
}

/** A check: its name in Spanish (the key is the English one), and what it demands. */
export type Check<Module> = { readonly es: string; run(given: Given<Module>): void }

/** The checks of an exercise, by the requirement in the student's words. */
export type Checks<Module> = { readonly [requirement: string]: Check<Module> }

/** What judging needs besides the checks. */
export type Judging = {
  readonly exercise: Exercise
  readonly program: Program
  /** What the source rules find; asked only when something failed and no card explains it. */
  readonly findings: () => Promise<readonly Finding[]>
  /** What the type checker says; asked only then, too. */
  readonly typeErrors: () => Promise<readonly Message[]>
  readonly seed: number
  /** To repeat one case: the number of the check, from 1, and fast-check's path. */
  readonly only?: number
  readonly path?: string
  /** Inputs a property is tried on. Default 100. */
  readonly runs?: number
}

/** How long one check may take, in seconds of the real clock. */
const CHECK_SECONDS = 4

/** When a program has taken this long, the checks that are left are not run. */
const EXERCISE_SECONDS = 4

/** Judges a program. Student code runs synchronously; only the explanations are awaited. */
export async function judge<Module>(checks: Checks<Module>, judging: Judging): Promise<Verdict> {
  const { program, exercise, seed } = judging
  const names = Object.entries(checks).map(([en, { es }]) => ({ en, es }))
  const results: CheckResult[] = []
  const messages: Message[] = []
  if (program.problem !== undefined) {
    const states = names.map((name) => ({ name, state: 'notRun' }) as const)
    return verdictOf(exercise, states, [program.problem], seed)
  }
  const start = performance.now()
  for (const [index, [requirement, check]] of Object.entries(checks).entries()) {
    const name = { en: requirement, es: check.es }
    const isLate = messages.length > 0 && performance.now() - start > EXERCISE_SECONDS * 1000
    if (isLate || (judging.only !== undefined && judging.only !== index + 1)) {
      results.push({ name, state: 'notRun' })
      continue
    }
    const outcome = await runCheck(check, judging)
    if (outcome.kind === 'failed') {
      const again = `npm test ${exercise.id} -- --check ${index + 1} --seed ${seed}`
      const path = outcome.message.path === undefined ? '' : ` --path ${outcome.message.path}`
      const { path: _, ...message } = outcome.message
      messages.push({ ...message, check: requirement, requirement: name, again: again + path })
    }
    results.push({ name, state: outcome.kind })
  }
  // Loading the compiler takes longer than all the rest: it is asked where nothing else explains.
  const [surest] = bySureness(messages)
  if (surest !== undefined && surest.level !== 'runtime' && surest.card === undefined) {
    const [findings, typeErrors] = await Promise.all([judging.findings(), judging.typeErrors()])
    messages.push(...typeErrors, ...findings.map((finding) => fromFinding(finding, program.file)))
  }
  return verdictOf(exercise, results, messages, seed)
}

function verdictOf(
  exercise: Exercise,
  checks: readonly CheckResult[],
  messages: readonly Message[],
  seed: number,
): Verdict {
  const chapter = Number(exercise.chapter.slice(0, 2))
  // A card of a later chapter never beats one of the chapter in hand.
  const isEarly = ({ card }: Message) => (card && CARDS[card] ? CARDS[card].since <= chapter : true)
  const ordered = bySureness(messages)
  const shown =
    ordered.find((message) => isEarly(message) && message.level !== 'style') ?? ordered[0]
  const others = ordered.filter((message) => message !== shown)
  const verdict = { exercise: exercise.id, checks, others, seed }
  if (shown !== undefined) return { ...verdict, state: 'wrong', message: shown }
  const reached = checks.filter(({ state }) => state !== 'notRun')
  if (reached.every(({ state }) => state === 'passed')) return { ...verdict, state: 'passed' }
  const isUntouched = reached.every(({ state }) => state === 'todo')
  return { ...verdict, state: isUntouched ? 'notStarted' : 'inProgress' }
}

type Ended =
  | { readonly kind: 'passed' }
  | { readonly kind: 'todo' }
  | { readonly kind: 'failed'; readonly message: Message & { readonly path?: string } }

async function runCheck<Module>(check: Check<Module>, judging: Judging): Promise<Ended> {
  const { program } = judging
  const guard = new Guard(program, runtime.turnsTaken)
  const started: Played<unknown>[] = []
  holes.met = false
  replay.seed = judging.seed
  replay.path = judging.path
  replay.runs = judging.runs ?? 100
  stage.line = () => guard.line
  stage.afterRun = () => guard.check()
  stage.last = undefined
  try {
    const module = evaluate(program, guestImports(started), guard) as Module
    bounded(CHECK_SECONDS, () => check.run({ module, literals: program.literals, started }), guard)
    // Promises that the program left behind run now; a flood of them trips the guard.
    if (canFlood(program)) await macrotask()
    guard.check()
  } catch (error) {
    if (!holes.met) return { kind: 'failed', message: explain(error, guard) }
  } finally {
    // A deadline ends a program without any `finally`: its loop would count as running for ever.
    runtime.abandonRunningLoop()
  }
  return { kind: holes.met ? 'todo' : 'passed' }
}

function macrotask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

class NotStarted extends Error {
  override readonly name = 'NotStarted'
}

/** What a student's program may import. */
function guestImports(started: Played<unknown>[]): (specifier: string) => object | undefined {
  const { abandonRunningLoop, turnsTaken, ...names } = runtime
  // A grader waits for nothing: here `run` is on the virtual clock, and ends before it returns.
  const run = <T>(main: runtime.Coroutine<T>): Promise<T> => {
    const played = play(main)
    started.push(played)
    if (played.kind === 'returned') return Promise.resolve(played.result)
    const failed = Promise.reject(played.error)
    failed.catch(() => {})
    return failed
  }
  const todo = (what: string): never => {
    holes.met = true
    throw new NotStarted(what)
  }
  const modules: Record<string, object> = {
    '#runtime': { ...names, run },
    '../todo.ts': { todo, NotStarted },
  }
  return (specifier) => modules[specifier]
}

/** What went wrong in a check, as a message without its requirement. */
function explain(error: unknown, guard: Guard): Message & { path?: string } {
  if (error instanceof Unmet) return fromUnmet(error, guard)
  if (error instanceof GuardError) return fromGuard(error)
  if (error instanceof DidNotReturn) return fromRun(error.played, guard)
  return thrown(error, guard, stage.last)
}

function fromGuard({ text, place, card, advice }: GuardError): Message {
  const said = advice ?? (card === undefined ? undefined : CARDS[card]?.say)
  return { level: 'runtime', seen: text, ...given({ place, card, advice: said }) }
}

function fromUnmet(unmet: Unmet, guard: Guard): Message & { path?: string } {
  const { failure, counterexample, path } = unmet
  const { run, mark, card } = failure
  const story = run === undefined ? undefined : shorten(storyOf(run), mark)
  const advice = failure.advice ?? (card === undefined ? undefined : CARDS[card]?.say)
  return {
    level: failure.level ?? (run === undefined ? 'property' : 'trace'),
    seen: failure.seen,
    ...given({
      card,
      advice,
      path,
      trace: story,
      place: failure.place ?? tellingLine(story, guard),
    }),
    ...given({ counterexample: counterexample === undefined ? undefined : same(counterexample) }),
  }
}

function fromRun(played: Played<unknown>, guard: Guard): Message {
  const story = shorten(storyOf(played))
  switch (played.kind) {
    case 'returned':
    case 'raised':
      return thrown(played.error, guard, played)
    case 'deadlock':
      return {
        level: 'runtime',
        seen: {
          en: `The program waits for something that never comes:\n${waitingLines(played.error)}`,
          es: `El programa espera algo que nunca llega:\n${waitingLines(played.error)}`,
        },
        trace: story,
        advice: {
          en: 'Look at what each task waits for, and at who should bring it.',
          es: 'Hay que mirar qué espera cada tarea y quién debería traerlo.',
        },
        ...given({ place: lineOf(guard) }),
      }
    case 'turnLimit':
      return {
        level: 'runtime',
        seen: {
          en: `The program took ${played.turns} turns of the event loop and did not end.`,
          es: `El programa usó ${played.turns} turnos del bucle de eventos y no terminó.`,
        },
        advice: {
          en: 'A loop that gives a turn each time round and never ends looks like this: check its condition.',
          es: 'Así se ve un bucle que cede el turno en cada vuelta y nunca acaba: conviene revisar su condición.',
        },
        ...given({ place: lineOf(guard) }),
      }
  }
}

function waitingLines(error: runtime.DeadlockError): string {
  return error.waiting.map(({ task, on }) => `  ${task}: ${on}`).join('\n')
}

/** An error that the student's program threw, or that one of its lines caused. */
function thrown(error: unknown, guard: Guard, played: Played<unknown> | undefined): Message {
  const clearer = explained(error, guard)
  if (clearer instanceof GuardError) return fromGuard(clearer)
  const card = cardOfError(error)
  const said =
    error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : print(error)
  const hint = error instanceof Error ? error.message.split('\n').slice(1).join('\n').trim() : ''
  const advice = card === undefined ? (hint === '' ? undefined : same(hint)) : CARDS[card]?.say
  return {
    level: 'runtime',
    seen: { en: `The program raised ${said}`, es: `El programa lanzó ${said}` },
    ...given({ card, advice, place: misuseLine(error, guard) ?? placeOf(error, guard.program) }),
    ...given({ trace: played === undefined ? undefined : shorten(storyOf(played)) }),
  }
}

// The runtime notes the line of a misuse that it can only throw in the next turn.
function misuseLine(error: unknown, guard: Guard): Place | undefined {
  const line = (error as { line?: unknown } | undefined)?.line
  return typeof line === 'number' ? guard.at(line) : undefined
}

function lineOf(guard: Guard): Place | undefined {
  return guard.line > 0 ? guard.at(guard.line) : undefined
}

function fromFinding(finding: Finding, file: string): Message {
  const { level, card, seen, advice, line, column } = finding
  return { level, seen, advice, place: { file, line, column }, ...given({ card }) }
}

/** The line to look at: where the program stood at the marked event, else at the first one. */
function tellingLine(story: Story | undefined, guard: Guard): Place | undefined {
  const placed = story?.filter(({ line }) => line !== undefined) ?? []
  const line = (placed.find(({ mark }) => mark !== undefined) ?? placed[0])?.line
  return line === undefined ? undefined : guard.at(line)
}

const LONGEST_STORY = 14

type Story = ReturnType<typeof storyOf>

/** Marks the lines that matter; a long story keeps its beginning and its end. */
function shorten(story: Story, mark?: (line: Story[number]) => Text | undefined): Story {
  const marked = story.map((line) => {
    const said = mark?.(line)
    return said === undefined ? line : { ...line, mark: said }
  })
  const excess = marked.length - LONGEST_STORY
  if (excess <= 0) return marked
  const half = LONGEST_STORY / 2
  const gap = { en: `... ${excess} more ...`, es: `... ${excess} más ...` }
  const after = marked[marked.length - half]
  return [
    ...marked.slice(0, half),
    { time: after?.time ?? 0, text: gap },
    ...marked.slice(marked.length - half),
  ]
}

/** Leaves out what is undefined: optional properties are absent, not undefined. */
function given<T extends object>(values: T): { [K in keyof T]: NonNullable<T[K]> } {
  const present = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as { [K in keyof T]: NonNullable<T[K]> }
}

function same(text: string): Text {
  return { en: text, es: text }
}
