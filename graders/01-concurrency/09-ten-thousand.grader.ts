// Coroutines are light: all at once, however many there are. What a coroutine and a thread cost is
// measured elsewhere (exercises/01-concurrency/lighter.ts): no check asks for a time.
import fc from 'fast-check'
import { type Coroutine, sleep } from '#runtime'
import { positiveSeconds } from '../arbitraries.ts'
import { check, demand, type Failure } from '../check.ts'
import { exercise } from '../exercise.ts'
import { logged, mostAtOnce, note, type Played, play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/09-ten-thousand.ts')

const MANY = 10_000

/** Enough for whoever waits for one task after another: too slow, but no endless loop. */
const MOST_TURNS = 10 * MANY

/** After how long each sensor answers. */
const delays = (min: number, max: number) => ({
  seconds: fc.array(positiveSeconds(), { minLength: min, maxLength: max }),
})

exercise<Module>(import.meta.url, {
  'returns the sum of the answers': {
    es: 'devuelve la suma de las respuestas',
    run: ({ module }) =>
      check(delays(0, 6), ({ seconds }) => {
        const run = asking(module, seconds)
        demandSum(run, seconds.length, { run })
      }),
  },

  'asks each sensor once, and waits for all': {
    es: 'pregunta a cada sensor una vez y los espera a todos',
    run: ({ module }) =>
      check(delays(1, 6), ({ seconds }) => {
        const run = asking(module, seconds)
        resultOf(run)
        const questions = logged(run).filter(isStart)
        const asked = new Set(questions).size
        const answers = logged(run).filter(isEnd).length
        const count = seconds.length
        demand(asked === count && questions.length === count && answers === count, () => ({
          seen: {
            en: `Of ${count} sensors, ${asked} were asked, with ${questions.length} questions, and ${answers} had answered at the end.`,
            es: `De ${count} sensores se preguntó a ${asked}, con ${questions.length} preguntas, y al final habían respondido ${answers}.`,
          },
          run,
        }))
      }),
  },

  'all are asked before any has answered': {
    es: 'se pregunta a todos antes de que responda ninguno',
    run: ({ module }) =>
      check(delays(12, 14), ({ seconds }) => {
        const run = asking(module, seconds)
        resultOf(run)
        const most = mostAtOnce(run, isStart, isEnd)
        demand(most >= logged(run).filter(isStart).length, () => ({
          seen: {
            en: `At most ${most} of ${seconds.length} sensors were asked at the same time.`,
            es: `Como mucho se preguntó a ${most} de ${seconds.length} sensores a la vez.`,
          },
          ...cardOf(run),
          run,
          mark: ({ text, time }) =>
            isStart(text.en) && time > 0 ? { en: 'only now', es: 'hasta ahora no' } : undefined,
        }))
      }),
  },

  'takes no longer than the slowest sensor': {
    es: 'no tarda más que el sensor más lento',
    run: ({ module }) =>
      check(delays(12, 14), ({ seconds }) => {
        const run = asking(module, seconds)
        resultOf(run)
        const slowest = Math.max(...seconds)
        demand(run.time <= slowest, () => ({
          seen: {
            en: `${seconds.length} sensors, of which the slowest takes ${slowest} s, took ${run.time} s.`,
            es: `${seconds.length} sensores, de los que el más lento tarda ${slowest} s, tardaron ${run.time} s.`,
          },
          ...cardOf(run),
          run,
        }))
      }),
  },

  'ten thousand sensors of 1 s take 1 s': {
    es: 'diez mil sensores de 1 s tardan 1 s',
    run: ({ module }) => {
      const run = asking(
        module,
        Array.from({ length: MANY }, () => 1),
      )
      demandSum(run, MANY)
      demand(run.time === 1, () => ({
        seen: {
          en: `${MANY} sensors of 1 s took ${run.time} s; all at the same time they take 1 s.`,
          es: `${MANY} sensores de 1 s tardaron ${run.time} s; todos a la vez tardan 1 s.`,
        },
        ...cardOf(run),
      }))
    },
  },
})

/** Sensor 0 answers 1, sensor 1 answers 2, and so on, each after its own delay. */
function asking(module: Module, seconds: readonly number[]): Played<unknown> {
  function* ask(sensor: number): Coroutine<number> {
    note(`sensor ${sensor} is asked`)
    yield* sleep(seconds[sensor] ?? 0)
    note(`sensor ${sensor} answers`)
    return sensor + 1
  }
  return play(module.askAll(seconds.length, ask), { maxTurns: MOST_TURNS })
}

// A run of thousands is no story to read: only the others are shown.
function demandSum(
  run: Played<unknown>,
  count: number,
  shown: { run?: Played<unknown> } = {},
): void {
  const actual = resultOf(run)
  const expected = (count * (count + 1)) / 2
  demand(actual === expected, () => ({
    seen: {
      en: `askAll(${count}, ask) returned ${print(actual)}; sensor 0 answers 1, sensor 1 answers 2, and so on: expected ${expected}.`,
      es: `askAll(${count}, ask) devolvió ${print(actual)}; el sensor 0 responde 1, el sensor 1 responde 2, y así todos: se esperaba ${expected}.`,
    },
    otherwise: {
      en: 'Ask the sensors 0 to `count - 1`, each of them once, and add up all the answers.',
      es: 'Se pregunta a los sensores 0 a `count - 1`, una vez a cada uno, y se suman todas las respuestas.',
    },
    ...cardOfSum(run, actual),
    ...shown,
  }))
}

const AWAIT = {
  en: 'Await every sensor with `yield*` before adding up: waiting pauses this task only, and meanwhile the loop runs all the others.',
  es: 'Hay que esperar cada sensor con `yield*` antes de sumar: esperar pausa solo esta tarea y, mientras tanto, el bucle ejecuta todas las demás.',
}

// A coroutine as a number; or a sum that was taken before the answers of the tasks came.
function cardOfSum(run: Played<unknown>, actual: unknown): Pick<Failure, 'card' | 'advice'> {
  if (/Generator/.test(print(actual))) return { card: 'M02' }
  const lines = logged(run)
  const waits = lines.filter(isEnd).length < lines.filter(isStart).length
  return waits ? { card: 'M06', advice: AWAIT } : {}
}

// One at a time is a wait after a wait; a few at a time is how one would share work among threads.
// All at a time, and still late, is none of the two.
function cardOf(run: Played<unknown>): Pick<Failure, 'card' | 'advice'> {
  const most = mostAtOnce(run, isStart, isEnd)
  if (most === 0 || most >= logged(run).filter(isStart).length) return {}
  return most === 1
    ? { card: 'M05' }
    : {
        card: 'M11',
        advice: {
          en: 'Start one coroutine per sensor, all at once: what only waits needs no core and no thread, and sharing it out among a few tasks makes each of them a queue. Tasks overlap waiting, not computing.',
          es: 'Hay que poner en marcha una corrutina por sensor, todas a la vez: lo que solo espera no necesita ni núcleo ni hilo, y repartirlo entre unas pocas tareas convierte cada una en una cola. Las tareas solapan esperas, no cálculo.',
        },
      }
}

const isStart = (line: string) => line.endsWith(' is asked')
const isEnd = (line: string) => line.endsWith(' answers')
