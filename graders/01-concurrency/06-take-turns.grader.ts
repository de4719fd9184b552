// Cooperative multitasking: a turn for the others between two lines, exactly one, and no time.
import fc from 'fast-check'
import { type Coroutine, gather, turnsTaken } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { logged, note, type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/06-take-turns.ts')

/** How many steps each worker does. */
const steps = (min: number) => fc.array(count(0, 4), { minLength: min, maxLength: 4 })

exercise<Module>(import.meta.url, {
  'a worker writes its lines, numbered from 0': {
    es: 'un trabajador escribe sus líneas, numeradas desde 0',
    run: ({ module }) =>
      check({ steps: count(0, 5) }, ({ steps }) => {
        const { run } = working(module, [steps])
        demandLines(module, run, [steps])
      }),
  },

  'several workers take turns: a0 b0 a1 b1': {
    es: 'varios trabajadores se turnan: a0 b0 a1 b1',
    run: ({ module }) =>
      check({ steps: steps(2) }, ({ steps }) => {
        const { run } = working(module, steps)
        demandLines(module, run, steps)
      }),
  },

  'taking turns takes no time': {
    es: 'turnarse no lleva tiempo',
    run: ({ module }) =>
      check({ steps: steps(1) }, ({ steps }) => {
        const { run } = working(module, steps)
        demand(run.time === 0, () => ({
          seen: {
            en: `The workers took ${run.time} s together; a turn of the loop takes 0 s.`,
            es: `Los trabajadores tardaron ${run.time} s juntos; un turno del bucle tarda 0 s.`,
          },
          card: 'M08',
          advice: {
            en: 'Write `yield* sleep(0)`: it is one trip through the queue, which is all that the others need, and no time passes.',
            es: 'Hay que escribir `yield* sleep(0)`: es una vuelta por la cola, todo lo que necesitan los demás, y no pasa el tiempo.',
          },
          run,
        }))
      }),
  },

  'exactly one turn of the loop lies between two lines of a worker': {
    es: 'entre dos líneas de un trabajador hay exactamente un turno del bucle',
    run: ({ module }) =>
      check({ steps: count(2, 4) }, ({ steps }) => {
        const { run, turns } = working(module, [steps])
        demandLines(module, run, [steps])
        const between = turns.slice(1).map((turn, index) => turn - (turns[index] ?? 0))
        demand(
          between.every((passed) => passed === 1),
          () => ({
            seen: {
              en: `Between the lines of a worker ${print(between)} turns passed; expected 1 each time.`,
              es: `Entre las líneas de un trabajador pasaron ${print(between)} turnos; se esperaba 1 cada vez.`,
            },
            otherwise: {
              en: 'Give one turn behind each line: one `yield* sleep(0)`, or one bare `yield`.',
              es: 'Tras cada línea se cede un turno: un solo `yield* sleep(0)`, o un solo `yield`.',
            },
            ...(between.includes(0) ? cardOf(module, run) : {}),
            run,
          }),
        )
      }),
  },
})

/** Starts workers `a`, `b` ... at the same time; in which turn each line was written. */
function working(module: Module, steps: readonly number[]) {
  const turns: number[] = []
  const log = (line: unknown) => {
    turns.push(turnsTaken())
    note(typeof line === 'string' ? line : print(line))
  }
  function* main(): Coroutine<void> {
    yield* gather(steps.map((count, index) => module.worker(nameOf(index), count, log)))
  }
  const run = play(main())
  resultOf(run)
  return { run, turns }
}

function demandLines(module: Module, run: Played<unknown>, steps: readonly number[]): void {
  const lines = logged(run)
  const expected = inTurns(steps)
  demand(print(lines) === print(expected), () => ({
    seen: {
      en: `Workers with ${steps.join(', ')} steps wrote ${print(lines)}; expected ${print(expected)}.`,
      es: `Trabajadores con ${steps.join(', ')} pasos escribieron ${print(lines)}; se esperaba ${print(expected)}.`,
    },
    ...(print([...lines].sort()) === print([...expected].sort()) ? cardOf(module, run) : {}),
    run,
    mark: ({ text }) =>
      text.en === lines.find((line, index) => line !== expected[index])
        ? { en: 'out of turn', es: 'fuera de turno' }
        : undefined,
  }))
}

/** Step 0 of all, then step 1 of all who have one, and so on. */
function inTurns(steps: readonly number[]): string[] {
  const rounds = Array.from({ length: Math.max(...steps) }, (_, round) => round)
  return rounds.flatMap((round) =>
    steps.flatMap((count, index) => (round < count ? [`${nameOf(index)}${round}`] : [])),
  )
}

function nameOf(index: number): string {
  return 'abcd'[index] ?? ''
}

// A worker that awaits and never suspends believes that every await gives a turn. Where a `sleep` is
// called and not awaited, the source rules know more.
function cardOf(module: Module, run: Played<unknown>): { card?: string } {
  const isSuspended = run.trace.some(
    (event) => event.kind === 'task.suspend' && event.on === 'turn',
  )
  const source = String(module.worker)
  if (isSuspended) return { card: 'M08' }
  if (/\byield\b/.test(source)) return { card: 'M07' }
  return /\bsleep\b/.test(source) ? {} : { card: 'M08' }
}
