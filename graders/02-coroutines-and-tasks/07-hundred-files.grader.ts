// gather: one task a file, one wait, results in the order of the list.
import { type Coroutine, sleep } from '#runtime'
import { delays } from '../arbitraries.ts'
import { demandWaited } from '../beliefs.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import {
  inSeconds,
  logged,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  resultOf,
  tasksCreated,
} from '../observe.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/07-hundred-files.ts')

exercise<Module>(import.meta.url, {
  'returns the sizes in the order of the names': {
    es: 'devuelve los tamaños en el orden de los nombres',
    run: ({ module }) =>
      check({ seconds: delays() }, ({ seconds }) => {
        const run = read(module, seconds)
        const actual = resultOf(run)
        const expected = seconds.map(sizeOf)
        demand(Array.isArray(actual), () => ({
          seen: {
            en: `The result is ${print(actual)}, not a list of sizes.`,
            es: `El resultado es ${print(actual)}, no una lista de tamaños.`,
          },
          card: 'M75',
          run,
        }))
        const isSorted = print([...actual].sort(byNumber)) === print([...expected].sort(byNumber))
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `Files that take ${inSeconds(seconds)} gave ${print(actual)}; expected ${print(expected)}.`,
            es: `Archivos que tardan ${inSeconds(seconds)} dieron ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          ...(isSorted ? { card: 'M70' } : cardOfHaste(run, seconds.length)),
          run,
        }))
      }),
  },

  'starts reading every file before waiting for any': {
    es: 'empieza a leer todos los archivos antes de esperar a ninguno',
    run: ({ module }) =>
      check({ seconds: delays({ min: 2 }) }, ({ seconds }) => {
        const run = read(module, seconds)
        resultOf(run)
        const most = mostAtOnce(run, isStart, isEnd)
        demand(most === seconds.length, () => ({
          seen: {
            en: `At most ${most} of ${seconds.length} files were being read at the same time.`,
            es: `Como mucho se leían ${most} de ${seconds.length} archivos a la vez.`,
          },
          ...cardOfSum(run, seconds.length),
          run,
          mark: ({ text, time }) =>
            isStart(text.en) && time > 0 ? { en: 'only now', es: 'hasta ahora no' } : undefined,
        }))
      }),
  },

  'takes no longer than the slowest file': {
    es: 'no tarda más que el archivo más lento',
    run: ({ module }) =>
      check({ seconds: delays({ min: 2 }) }, ({ seconds }) => {
        const run = read(module, seconds)
        resultOf(run)
        const slowest = Math.max(...seconds)
        demand(run.time <= slowest, () => ({
          seen: {
            en: `Files that take ${inSeconds(seconds)} took ${run.time} s together; expected ${slowest} s.`,
            es: `Archivos que tardan ${inSeconds(seconds)} tardaron ${run.time} s juntos; se esperaban ${slowest} s.`,
          },
          ...cardOfSum(run, seconds.length),
          run,
        }))
      }),
  },

  'reads each file once, and waits until all of them are read': {
    es: 'lee cada archivo una vez y espera a que todos estén leídos',
    run: ({ module }) =>
      check({ seconds: delays() }, ({ seconds }) => {
        const run = read(module, seconds)
        resultOf(run)
        const begun = logged(run).filter(isStart).length
        const ended = logged(run).filter(isEnd).length
        demand(begun === seconds.length && ended === seconds.length, () => ({
          seen: {
            en: `Of ${seconds.length} files, ${begun} were begun and ${ended} read to the end.`,
            es: `De ${seconds.length} archivos se empezaron ${begun} y se leyeron enteros ${ended}.`,
          },
          ...cardOfHaste(run, seconds.length),
          run,
        }))
      }),
  },

  'reads a hundred files of 1 s in 1 s': {
    es: 'lee cien archivos de 1 s en 1 s',
    run: ({ module }) => {
      const run = read(
        module,
        Array.from({ length: 100 }, () => 1),
      )
      resultOf(run)
      demand(run.time === 1, () => ({
        seen: {
          en: `A hundred files of 1 s took ${run.time} s; all at the same time they take 1 s.`,
          es: `Cien archivos de 1 s tardaron ${run.time} s; todos a la vez tardan 1 s.`,
        },
        ...cardOfSum(run, 100),
        run,
      }))
    },
  },
})

function read(module: Module, seconds: readonly number[]): Played<number[]> {
  const names = seconds.map((_, index) => `file-${index}`)
  function* readFile(name: string): Coroutine<number> {
    const index = names.indexOf(name)
    note(`${name} starts`)
    yield* sleep(seconds[index] ?? 0)
    note(`${name} is read`)
    return sizeOf(seconds[index] ?? 0, index)
  }
  // A copy: a program may empty its list.
  const run = play(module.sizes([...names], readFile))
  demandWaited(run)
  return run
}

// Sizes differ from file to file, also where the delays are equal.
function sizeOf(delay: number, index: number): number {
  return 1000 * (index + 1) + 10 * delay
}

// The reading was planned, and the program did not wait for the end of it.
function cardOfHaste(run: Played<unknown>, files: number): { card?: string } {
  const isEarly = tasksCreated(run) > 0 && logged(run).filter(isEnd).length < files
  return isEarly ? { card: 'M75' } : {}
}

// One after another or in batches, or with tasks that are awaited as soon as they are made.
function cardOfSum(run: Played<unknown>, files: number): { card?: string } {
  const most = mostAtOnce(run, isStart, isEnd)
  // All at the same time: something else took long.
  if (most === files) return {}
  return { card: tasksCreated(run) > 0 && most === 1 ? 'M24' : 'M23' }
}

const isStart = (line: string) => line.endsWith(' starts')
const isEnd = (line: string) => line.endsWith(' is read')
const byNumber = (a: number, b: number) => a - b
