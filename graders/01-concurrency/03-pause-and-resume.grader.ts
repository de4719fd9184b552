// A coroutine driven by hand: what is written between one pause and the next, and how often it pauses.

import fc from 'fast-check'
import { type Coroutine, isCoroutine } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand, type Failure } from '../check.ts'
import { exercise } from '../exercise.ts'
import { play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/03-pause-and-resume.ts')

const steps = { steps: count(0, 5) }

/** What a coroutine returns says nothing of its end: it may be what a pause brings. */
const coroutine = { pauses: count(0, 6), result: fc.constantFrom('done', 0, undefined) }

/** More pauses than any of these programs needs. */
const TOO_MANY = 50

exercise<Module>(import.meta.url, {
  'walk writes one line at a time, and pauses after each': {
    es: 'walk escribe una línea cada vez y se detiene después de cada una',
    run: ({ module }) =>
      check(steps, ({ steps }) => {
        const drive = driving((log) => module.walk(steps, log))
        const expected = [...walked(steps).map((line) => [line]), []]
        demandPauses(drive, expected, `walk(${steps})`)
      }),
  },

  'walk returns how many steps it took': {
    es: 'walk devuelve cuántos pasos dio',
    run: ({ module }) =>
      check(steps, ({ steps }) => {
        demandResult(
          driving((log) => module.walk(steps, log)),
          steps,
          `walk(${steps})`,
        )
      }),
  },

  'thereAndBack pauses wherever walk does, there and back': {
    es: 'thereAndBack se detiene donde se detiene walk, a la ida y a la vuelta',
    run: ({ module }) =>
      check(steps, ({ steps }) => {
        const drive = driving((log) => module.thereAndBack(steps, log))
        demandPauses(drive, roundTrip(steps), `thereAndBack(${steps})`)
      }),
  },

  'thereAndBack returns the steps of both ways': {
    es: 'thereAndBack devuelve los pasos de ida y vuelta',
    run: ({ module }) =>
      check(steps, ({ steps }) => {
        demandResult(
          driving((log) => module.thereAndBack(steps, log)),
          2 * steps,
          `thereAndBack(${steps})`,
        )
      }),
  },

  'the event loop can run thereAndBack, too': {
    es: 'el bucle de eventos también puede ejecutar thereAndBack',
    run: ({ module }) =>
      check(steps, ({ steps }) => {
        const lines: string[] = []
        const run = play(module.thereAndBack(steps, (line) => lines.push(line)))
        resultOf(run)
        const expected = roundTrip(steps).flat()
        demand(print(lines) === print(expected), () => ({
          seen: {
            en: `The event loop ran thereAndBack(${steps}), and it wrote ${print(lines)}; expected ${print(expected)}.`,
            es: `El bucle de eventos ejecutó thereAndBack(${steps}), que escribió ${print(lines)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Await `walk` with `yield*`: each of its pauses becomes one of yours, in its place.',
            es: 'Hay que esperar `walk` con `yield*`: cada una de sus pausas pasa a ser propia, en su lugar.',
          },
          run,
        }))
      }),
  },

  'driveToEnd resumes a coroutine until it has ended': {
    es: 'driveToEnd reanuda una corrutina hasta que ha terminado',
    run: ({ module }) =>
      check(coroutine, ({ pauses, result }) => {
        const { ended } = drivenBy(module, pauses, result)
        demand(ended, () => ({
          seen: {
            en: `driveToEnd left a coroutine that pauses ${times(pauses)} before its end.`,
            es: `driveToEnd dejó sin terminar una corrutina que se detiene ${veces(pauses)}.`,
          },
          otherwise: {
            en: 'Call `next()` in a loop, until its answer says `done`.',
            es: 'Hay que llamar a `next()` en un bucle, hasta que su respuesta diga `done`.',
          },
        }))
      }),
  },

  'driveToEnd returns how often the coroutine paused': {
    es: 'driveToEnd devuelve cuántas veces se detuvo la corrutina',
    run: ({ module }) =>
      check(coroutine, ({ pauses, result }) => {
        const { counted } = drivenBy(module, pauses, result)
        demand(counted === pauses, () => ({
          seen: {
            en: `driveToEnd returned ${print(counted)} for a coroutine that pauses ${times(pauses)}.`,
            es: `driveToEnd devolvió ${print(counted)} con una corrutina que se detiene ${veces(pauses)}.`,
          },
          otherwise: {
            en: 'Count a `next()` only if it says that the coroutine is not done: the last one ends it, and that is no pause.',
            es: 'Un `next()` cuenta solo si dice que la corrutina no ha terminado: el último la termina, y eso no es una pausa.',
          },
        }))
      }),
  },
})

/** What was written before each pause and at last before the end; what came out at each pause. */
type Drive = {
  readonly written: readonly (readonly string[])[]
  readonly handedOut: readonly unknown[]
  readonly result: unknown
}

function driving(create: (log: (line: string) => void) => Coroutine<number>): Drive {
  const lines: string[] = []
  const coroutine: unknown = create((line) => {
    lines.push(line)
  })
  demand(isCoroutine(coroutine), () => ({
    seen: {
      en: `The call gave ${print(coroutine)}, not a coroutine.`,
      es: `La llamada dio ${print(coroutine)}, no una corrutina.`,
    },
    advice: {
      en: 'Write it as `function*`, with the star: an ordinary function cannot pause.',
      es: 'Hay que escribirla como `function*`, con asterisco: una función normal no se puede detener.',
    },
  }))
  const written: string[][] = []
  const handedOut: unknown[] = []
  // The loop resumes with null, and `sleep(0)` asks for it.
  const resume = () => coroutine.next(null as never)
  let step = resume()
  while (step.done !== true && written.length < TOO_MANY) {
    written.push(lines.splice(0))
    handedOut.push(step.value)
    step = resume()
  }
  written.push(lines.splice(0))
  return { written, handedOut, result: step.done === true ? step.value : undefined }
}

function demandPauses(drive: Drive, expected: readonly string[][], callee: string): void {
  const { written } = drive
  demand(print(written) === print(expected), () => ({
    seen: {
      en: `${callee} wrote, with a | where it pauses: ${told(written)}; expected ${told(expected)}.`,
      es: `${callee} escribió, con una | donde se detiene: ${told(written)}; se esperaba ${told(expected)}.`,
    },
    otherwise: {
      en: 'Put a bare `yield` right behind each line that `walk` writes, and await `walk` with `yield*`: as many pauses as lines, each in its place.',
      es: 'Tras cada línea que escribe `walk` va un `yield` solo, y a `walk` se la espera con `yield*`: tantas pausas como líneas, cada una en su lugar.',
    },
    ...cardOf(drive),
    // As sure as what the loop shows, and earlier.
    level: 'trace',
  }))
}

function demandResult(drive: Drive, expected: number, callee: string): void {
  const { result } = drive
  demand(result === expected, () => ({
    seen: {
      en: `${callee} returned ${print(result)}; expected ${expected}.`,
      es: `${callee} devolvió ${print(result)}; se esperaba ${expected}.`,
    },
    ...cardOf(drive),
    // As sure as what the loop shows, and earlier.
    level: 'trace',
  }))
}

// A coroutine that comes out at a pause was handed over with `yield` and never run.
function cardOf({ handedOut }: Drive): Pick<Failure, 'card'> {
  return handedOut.some(isCoroutine) ? { card: 'M03' } : {}
}

/** Has the student's function drive a coroutine of ours. */
function drivenBy(
  module: Module,
  pauses: number,
  result: unknown,
): { ended: boolean; counted: unknown } {
  let ended = false
  function* pausing(): Coroutine<unknown> {
    for (let pause = 0; pause < pauses; pause += 1) yield
    ended = true
    return result
  }
  const coroutine = pausing()
  const { next } = coroutine
  let more = 0
  // A generator that has ended answers `next()` for ever, and who misses the end would ask for ever.
  const value = (...sent: [] | [undefined]) => {
    if (ended) more += 1
    demand(more < TOO_MANY, () => wentOn(pauses, result))
    return next.apply(coroutine, sent)
  }
  Object.defineProperty(coroutine, 'next', { value })
  const counted: unknown = module.driveToEnd(coroutine)
  return { ended, counted }
}

function wentOn(pauses: number, result: unknown): Failure {
  return {
    seen: {
      en: `A coroutine paused ${times(pauses)} and returned ${print(result)}: it had ended, and driveToEnd called \`next()\` again and again.`,
      es: `Una corrutina se detuvo ${veces(pauses)} y devolvió ${print(result)}: había terminado, y driveToEnd siguió llamando a \`next()\`.`,
    },
    advice: {
      en: 'Ask `done` whether it has ended: `{ done: true }`. Its `value` says nothing of that; a coroutine may return `undefined`.',
      es: 'A `done` hay que preguntarle si ha terminado: `{ done: true }`. `value` no dice nada de eso; una corrutina puede devolver `undefined`.',
    },
  }
}

function walked(steps: number): string[] {
  return Array.from({ length: steps }, (_, index) => `step ${index + 1}`)
}

/** What a round trip writes between its pauses. */
function roundTrip(steps: number): string[][] {
  const way = walked(steps)
  const [first, ...rest] = way.map((line) => [line])
  if (first === undefined) return [['turn']]
  return [first, ...rest, ['turn', ...first], ...rest, []]
}

/** `step 1 | step 2 | ` with a bar for each pause. */
function told(written: readonly (readonly string[])[]): string {
  const lines = written.map((each) => each.join(', '))
  return `"${lines.slice(0, 8).join(' | ')}"`
}

const times = (count: number) => `${count} ${count === 1 ? 'time' : 'times'}`
const veces = (count: number) => `${count} ${count === 1 ? 'vez' : 'veces'}`
