// What went wrong in a check, in a tutor's words: from an unmet demand, from a program that did not
// return, from an error that it threw, from a guard that stopped it.
import type * as runtime from '#runtime'
import { isCoroutine, isFuture } from '#runtime'
import { walkedThroughFuture } from './beliefs.ts'
import { CARDS, cardOfDeadlock, cardOfError } from './cards.ts'
import { type Failure, Unmet } from './check.ts'
import { circleText, markOf } from './circle.ts'
import { wrongKind } from './exports.ts'
import { explained, type Guard, GuardError, placeOf } from './guards.ts'
import type { Text } from './language.ts'
import { DidNotReturn, mainOf, type Played, print, stage, storyOf } from './observe.ts'
import type { Finding } from './rules/finding.ts'
import { hintOfRuntime } from './runtime-hints.ts'
import { shorten } from './shorten.ts'
import { adviceOnThreads } from './threads.ts'
import { given, type Message, type Place, type TraceLine } from './verdict.ts'

/** What is known beside a message: of use where others are asked for their opinion. */
export type Aside = {
  /** The card to fall back on. */
  readonly likely?: string
  /** Is this an error of the language, which says nothing of what somebody believes? */
  readonly isPuzzling?: boolean
}

/** A message that does not name its check yet, and what the judge makes use of. */
export type Explained = Message & Aside & { readonly path?: string }

/** What went wrong in a check. */
export function explain(error: unknown, guard: Guard): Explained {
  if (error instanceof Unmet) return fromUnmet(error, guard)
  if (error instanceof GuardError) return fromGuard(error)
  if (error instanceof DidNotReturn) return fromRun(error.played, guard)
  return thrown(error, guard, stage.last)
}

/** The run that a message shows, and what it says beside the lines of its story. */
export type Shown = { readonly run: Played<unknown>; readonly mark?: Failure['mark'] }

/** The run that the message of this error shows; undefined where it shows none. */
export function shownBy(error: unknown): Shown | undefined {
  if (error instanceof DidNotReturn) {
    return { run: error.played, ...given({ mark: markOf(error.played) }) }
  }
  if (!(error instanceof Unmet)) return stage.last && { run: stage.last }
  const { run, mark } = error.failure
  return run && { run, ...given({ mark }) }
}

function fromGuard({ text, place, card, advice }: GuardError): Message {
  const said = advice ?? (card === undefined ? undefined : CARDS[card]?.say)
  return { level: 'runtime', seen: text, ...given({ place, card, advice: said }) }
}

function fromUnmet(unmet: Unmet, guard: Guard): Explained {
  const { failure, counterexample, path } = unmet
  const { run, mark, likely } = failure
  const kind = run?.kind === 'raised' ? kindOf(run.error, guard) : undefined
  if (kind !== undefined) return fromGuard(kind)
  const card = isUnawaited(run) ? 'M75' : (failure.card ?? unawaitedWithin(failure))
  const story = run === undefined ? undefined : shortened(storyOf(run), mark)
  const isOwn = card === failure.card || failure.card === undefined
  const own = isOwn ? failure.advice : undefined
  const advice = own ?? (card === undefined ? failure.otherwise : CARDS[card]?.say)
  return {
    level: failure.level ?? (run === undefined ? 'property' : 'trace'),
    seen: failure.seen,
    ...given({
      card,
      advice,
      path,
      likely,
      trace: story,
      place: failure.place ?? tellingLine(story, guard) ?? lineOf(guard),
    }),
    ...given({ counterexample: counterexample === undefined ? undefined : same(counterexample) }),
  }
}

/** Does the program give back a gather that it should have waited for? */
function isUnawaited(run: Played<unknown> | undefined): boolean {
  return run?.kind === 'returned' && isFuture(run.result) && isGather(run.result)
}

/** The belief that shows in the result, where a coroutine or a future stands in it, or in a text. */
function unawaitedWithin({ run, seen, advice }: Failure): string | undefined {
  if (advice !== undefined) return undefined
  if (seen.en.includes('[object Generator]')) return 'M02'
  const result: unknown = run?.kind === 'returned' ? run.result : undefined
  if (isCoroutine(result)) return 'M02'
  if (typeof result !== 'object' || result === null || isFuture(result)) return undefined
  const parts = Object.values(result)
  if (parts.some((part) => isCoroutine(part))) return 'M02'
  return parts.some((part) => isFuture(part) && isGather(part)) ? 'M75' : undefined
}

// No task: a gather, or what an empty one gives.
const isGather = (future: runtime.Future<unknown>) => !('getName' in future)

function fromRun(played: Played<unknown>, guard: Guard): Explained {
  switch (played.kind) {
    case 'returned':
    case 'raised':
      return thrown(played.error, guard, played)
    case 'deadlock': {
      const { en, es } = waitingLines(played.error, played.trace)
      const circle = circleText(played)
      const card = cardOfDeadlock(played.error, played.trace)
      return {
        level: 'runtime',
        seen: {
          en: `The program waits for something that never comes:\n${en}${circle.en}`,
          es: `El programa espera algo que nunca llega:\n${es}${circle.es}`,
        },
        trace: shortened(storyOf(played), markOf(played)),
        advice: CARDS[card ?? '']?.say ?? {
          en: 'Look at what each task waits for, and at who should bring it.',
          es: 'Hay que mirar qué espera cada tarea y quién debería traerlo.',
        },
        ...given({ card, place: lineOf(guard) }),
      }
    }
    case 'turnLimit':
      return {
        level: 'runtime',
        seen: {
          en: `The program took ${played.turns} turns of the event loop and did not end.`,
          es: `El programa usó ${played.turns} turnos del bucle de eventos y no terminó.`,
        },
        advice: {
          en: 'Check the condition of this loop: it gives a turn each time round, and never ends.',
          es: 'Conviene revisar la condición de este bucle: cede el turno en cada vuelta y nunca acaba.',
        },
        ...given({ place: lineOf(guard) }),
      }
  }
}

/** Who waits for what, a line for each task; the program's own has the name that its story gives it. */
function waitingLines(
  { waiting }: runtime.DeadlockError,
  trace: readonly runtime.TraceEvent[],
): Text {
  const main = mainOf(trace)
  const called = (task: string) => (task === main ? 'main' : task)
  const lines = (language: keyof Text) =>
    waiting.map(({ task, on, heldBy }) => {
      const awaited = on.startsWith('task ') ? `task ${called(on.slice('task '.length))}` : on
      const holder = heldBy === undefined ? '' : ` (${holderText(heldBy, called)[language]})`
      return `  ${called(task)}: ${awaited}${holder}`
    })
  return { en: lines('en').join('\n'), es: lines('es').join('\n') }
}

/** What the runtime says of the task that has a lock. */
function holderText(heldBy: string, called: (task: string) => string): Text {
  const [, task = heldBy, state = ''] = /^(.+?)( itself|, which has ended)$/.exec(heldBy) ?? []
  const name = called(task)
  if (state === ' itself') return { en: `held by ${name} itself`, es: `lo tiene la propia ${name}` }
  if (state === '') return { en: `held by ${name}`, es: `lo tiene ${name}` }
  return { en: `held by ${name}, which has ended`, es: `lo tiene ${name}, que ya ha terminado` }
}

/** An error that the student's program threw, or that one of its lines caused. */
function thrown(error: unknown, guard: Guard, played: Played<unknown> | undefined): Explained {
  const clearer = explained(error, guard)
  if (clearer instanceof GuardError) return fromGuard(clearer)
  const place = placeOf(error, guard.program)
  const kind = kindOf(error, guard)
  if (kind !== undefined) return fromGuard(kind)
  const card = played && walkedThroughFuture(played) ? 'M75' : cardOfError(error)
  const [first = '', ...rest] = error instanceof Error ? error.message.split('\n') : []
  const said =
    error instanceof Error ? (first === '' ? error.name : `${error.name}: ${first}`) : print(error)
  const hint = rest.join('\n').trim()
  const own =
    adviceOnThreads(error) ?? (hint === '' ? undefined : (hintOfRuntime(hint) ?? same(hint)))
  // What a file does while it loads is in no coroutine, and no await of another can catch it.
  const general = played === undefined ? undefined : CATCH_OR_CORRECT
  const advice = card === undefined ? (own ?? general) : CARDS[card]?.say
  return {
    level: 'runtime',
    seen: { en: `The program raised ${said}`, es: `El programa lanzó ${said}` },
    ...given({ card, advice, place: misuseLine(error, guard) ?? place }),
    ...(error instanceof TypeError ? { isPuzzling: true } : {}),
    ...given({ trace: played === undefined ? undefined : shortened(storyOf(played)) }),
  }
}

/** An export of another kind than the exercise asks for, if no line of the program threw this. */
function kindOf(error: unknown, { program }: Guard): GuardError | undefined {
  return placeOf(error, program) === undefined ? wrongKind(error, program) : undefined
}

const CATCH_OR_CORRECT: Text = {
  en: 'Catch it with `try` around the await, where the program has to go on all the same; else correct the line that raises it.',
  es: 'Hay que capturarlo con `try` alrededor de la espera, si el programa debe seguir a pesar de él; si no, corregir la línea que lo lanza.',
}

// The runtime notes the line of a misuse that it can only throw in the next turn.
function misuseLine(error: unknown, guard: Guard): Place | undefined {
  const line = (error as { line?: unknown } | undefined)?.line
  return typeof line === 'number' ? guard.at(line) : undefined
}

function lineOf(guard: Guard): Place | undefined {
  return guard.line > 0 ? guard.at(guard.line) : undefined
}

/** What a source rule found, as a message. */
export function fromFinding(finding: Finding, file: string): Message {
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

type Story = TraceLine[]

/** Marks the lines that matter; a long story keeps those, its beginning and its end. */
function shortened(story: Story, mark?: Failure['mark']): Story {
  const marked = story.map((line, index) => {
    const said = mark?.(line, index)
    return said === undefined ? line : { ...line, mark: said }
  })
  const isMarked = (line: TraceLine) => line.mark !== undefined
  return shorten(marked, LONGEST_STORY, isMarked, (left) => gap(left[0].time, left.length))
}

function gap(time: number, count: number): TraceLine {
  return { time, text: { en: `... ${count} more ...`, es: `... ${count} más ...` } }
}

function same(text: string): Text {
  return { en: text, es: text }
}
