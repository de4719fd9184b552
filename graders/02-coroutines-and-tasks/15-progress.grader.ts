// Progress: a callback on each task of many, and one wait for all of them, however they end. What is
// reported is compared with the order in which the downloads really ended.

import fc from 'fast-check'
import { CancelledError, type Coroutine, isFuture, sleep, type Task } from '#runtime'
import { count, ending, seconds } from '../arbitraries.ts'
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
import { endingOf } from '../workers.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/15-progress.ts')

exercise<Module>(import.meta.url, {
  'reports every ending, whichever way: from `1 of N` to `N of N`, each number once': {
    es: 'informa de cada final, sea cual sea: de `1 of N` a `N of N`, cada número una vez',
    run: ({ module }) =>
      check({ files: files() }, ({ files }) => {
        const { lines, run } = download(module, files)
        const counts = lines.map((line) => line.replace(/, .*$/, ''))
        const expected = files.map((_, index) => `${index + 1} of ${files.length}`)
        demand(print(counts) === print(expected), () => ({
          seen: {
            en: `Downloads that ended: ${files.length} (${endings(files)}). The lines began with ${print(counts)}; expected ${print(expected)}.`,
            es: `Descargas acabadas: ${files.length} (${endings(files)}). Las líneas empezaban por ${print(counts)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Count in the callback of each task: one more for each that ends, whichever it is.',
            es: 'Se cuenta en el callback de cada tarea: uno más por cada una que acaba, sea la que sea.',
          },
          ...(counts.length < files.length && hasFailures(files) ? { card: 'M63' } : {}),
          run,
        }))
      }),
  },

  'reports the bytes of the files that have been downloaded so far': {
    es: 'informa de los bytes de los archivos descargados hasta el momento',
    run: ({ module }) =>
      check({ files: files() }, ({ files }) => {
        const { lines, run } = download(module, files)
        const bytes = lines.map((line) => line.replace(/^.*?, /, ''))
        const expected = bytesAfterEach(run, files)
        demand(print(bytes) === print(expected), () => ({
          seen: {
            en: `Files of ${sizes(files)} bytes (${endings(files)}): reported ${print(bytes)}; expected ${print(expected)}.`,
            es: `Archivos de ${sizes(files)} bytes (${endings(files)}): se informó de ${print(bytes)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Register a callback on each task as soon as it is created, and add its own result there if it has one: `task.result()`.',
            es: 'Se registra un callback en cada tarea nada más crearla, y ahí se suma su resultado si lo tiene: `task.result()`.',
          },
          ...(bytes.some((text) => !/^\d+ bytes$/.test(text)) ? { card: 'M62' } : {}),
          run,
        }))
      }),
  },

  'reports at the moment when a download ends': {
    es: 'informa en el momento en que acaba una descarga',
    run: ({ module }) =>
      check({ files: files() }, ({ files }) => {
        const { run } = download(module, files)
        const moments = (isWanted: (line: string) => boolean) =>
          run.notes.filter(({ text }) => isWanted(text)).map(({ time }) => time)
        const [ends, reports] = [moments(isEnd), moments(isReport)]
        demand(print(reports) === print(ends), () => ({
          seen: {
            en: `Downloads ended at ${inSeconds(ends)}, and were reported at ${inSeconds(reports)}.`,
            es: `Las descargas acabaron a los ${inSeconds(ends)}, y se informó a los ${inSeconds(reports)}.`,
          },
          advice: {
            en: 'Have each task call: `task.addDoneCallback(...)`, before waiting for any of them.',
            es: 'Que llame cada tarea: `task.addDoneCallback(...)`, antes de esperar a ninguna.',
          },
          run,
        }))
      }),
  },

  'downloads all the files at the same time, each once, in the order of the names': {
    es: 'descarga todos los archivos a la vez, cada uno una vez, en el orden de los nombres',
    run: ({ module }) =>
      check({ files: files() }, ({ files }) => {
        const { run } = download(module, files)
        const begun = logged(run).filter(isBegin)
        const expected = files.map((_, index) => `file-${index} begins`)
        demand(print(begun) === print(expected), () => ({
          seen: {
            en: `Seen: ${print(begun)}; expected ${print(expected)}.`,
            es: `Visto: ${print(begun)}; se esperaba ${print(expected)}.`,
          },
          run,
        }))
        const slowest = Math.max(0, ...files.map(({ seconds }) => seconds))
        const end = Number((run.time - AFTERWARDS).toFixed(6))
        demand(end <= slowest, () => ({
          seen: {
            en: `Downloads that take ${inSeconds(files.map(({ seconds }) => seconds))} took ${end} s together; expected ${slowest} s.`,
            es: `Descargas que tardan ${inSeconds(files.map(({ seconds }) => seconds))} tardaron ${end} s juntas; se esperaban ${slowest} s.`,
          },
          ...cardOfSum(run, files.length),
          run,
        }))
      }),
  },

  'returns when every download has ended and been reported': {
    es: 'vuelve cuando todas las descargas han acabado y se ha informado de todas',
    run: ({ module }) =>
      check({ files: files() }, ({ files }) => {
        const { ended, reported, lines, run } = download(module, files)
        // All had ended, and the lines came: a turn later, as callbacks do.
        const isTurnEarly = ended === files.length && lines.length === files.length
        demand(ended === files.length && reported === files.length, () => ({
          seen: {
            en: `When downloadAll returned, ${ended} of ${files.length} downloads had ended, and ${reported} had been reported.`,
            es: `Cuando volvió downloadAll, habían acabado ${ended} de ${files.length} descargas, y se había informado de ${reported}.`,
          },
          ...(isTurnEarly ? { card: 'M60', advice: WAIT_BEHIND } : {}),
          ...(ended < files.length ? { likely: 'M25' } : {}),
          run,
          mark: ({ text }) =>
            text.en === RETURNS ? { en: 'too early', es: 'demasiado pronto' } : undefined,
        }))
      }),
  },

  'returns the tasks, in the order of the names': {
    es: 'devuelve las tareas, en el orden de los nombres',
    run: ({ module }) =>
      check({ files: files() }, ({ files }) => {
        const { tasks, run } = download(module, files)
        const given = Array.isArray(tasks) ? tasks.map(readable) : tasks
        const expected = files.map(({ ends, size }) => (ends === 'returned' ? size : ends))
        demand(print(given) === print(expected), () => ({
          seen: {
            en: `Read from what was returned: ${print(given)}; expected tasks that ended so: ${print(expected)}.`,
            es: `Leído en lo que se devolvió: ${print(given)}; se esperaban tareas que acabaron así: ${print(expected)}.`,
          },
          run,
        }))
      }),
  },

  'brings the bar to `100 of 100` in 1 s, for a hundred files of 1 s': {
    es: 'lleva la barra a `100 of 100` en 1 s, con cien archivos de 1 s',
    run: ({ module }) => {
      const hundred = Array.from({ length: 100 }, (_, index) => ({
        seconds: 1,
        ends: index % 10 === 0 ? ('raised' as const) : ('returned' as const),
        size: 2,
      }))
      const { lines, run } = download(module, hundred)
      const [last, time] = [lines.at(-1), run.time - AFTERWARDS]
      demand(last === '100 of 100, 180 bytes' && time === 1, () => ({
        seen: {
          en: `A hundred files of 1 s and 2 bytes, ten of which fail: the last line is ${print(last)}, after ${time} s; expected "100 of 100, 180 bytes" after 1 s.`,
          es: `Cien archivos de 1 s y 2 bytes, diez de los cuales fallan: la última línea es ${print(last)}, a los ${time} s; se esperaba "100 of 100, 180 bytes" a los 1 s.`,
        },
        run,
      }))
    },
  },
})

const RETURNS = 'downloadAll returns'
const AFTERWARDS = 9

/** How a download goes. */
type File = { seconds: number; ends: 'returned' | 'raised' | 'cancelled'; size: number }
const files = () =>
  fc.array(fc.record({ seconds: seconds(), ends: ending(), size: count(1, 9) }), { maxLength: 5 })

/** Downloads files, and looks on for a while after the program has returned. */
function download(module: Module, files: readonly File[]) {
  const names = files.map((_, index) => `file-${index}`)
  const broken = new Error('connection lost')
  const lines: string[] = []
  function* one(name: string): Coroutine<number> {
    const file = files[names.indexOf(name)]
    note(`${name} begins`)
    yield* sleep(file?.seconds ?? 0)
    note(`${name} ends`)
    if (file?.ends === 'raised') throw broken
    if (file?.ends === 'cancelled') throw new CancelledError()
    return file?.size ?? 0
  }
  function report(line: string): void {
    lines.push(String(line))
    note(`reported: ${line}`)
  }
  function* main(): Coroutine<{ tasks: unknown; ended: number; reported: number }> {
    const tasks: unknown = yield* module.downloadAll([...names], one, report)
    note(RETURNS)
    const ended = Array.isArray(tasks) ? tasks.filter(isEnded).length : 0
    const reported = lines.length
    yield* sleep(AFTERWARDS)
    return { tasks, ended, reported }
  }
  const run = play(main())
  demandNothingRaised(run, broken)
  return { ...resultOf(run), lines, run }
}

function demandNothingRaised(run: Played<unknown>, broken: Error): void {
  const isTheirs = (error: unknown) => error === broken || error instanceof CancelledError
  const failed = run.warnings.find(({ message }) => message.startsWith('Exception in callback'))
  demand(failed === undefined || !isTheirs(failed.exception), () => ({
    seen: {
      en: `A callback raised ${print(failed?.exception)}, which is what the download ended with: it was not reported.`,
      es: `Un callback lanzó ${print(failed?.exception)}, que es aquello con lo que acabó la descarga: no se informó de ella.`,
    },
    card: 'M63',
    run,
  }))
  if (failed !== undefined) throw failed.exception
  demand(run.kind !== 'raised' || !isTheirs(run.error), () => ({
    seen: {
      en: `downloadAll raised ${print(run.error)}, which is what a download ended with.`,
      es: `downloadAll lanzó ${print(run.error)}, que es aquello con lo que acabó una descarga.`,
    },
    card: 'M30',
    advice: {
      en: 'Give `gather` coroutines that raise nothing: each waits for one task, in a `try`/`catch`. It raises the first error and waits no longer.',
      es: 'Conviene dar a `gather` corrutinas que no lancen nada: cada una espera una tarea, en un `try`/`catch`. Lanza el primer error y deja de esperar.',
    },
    run,
  }))
}

/** The bytes to be reported after each ending, in the order of the endings. */
function bytesAfterEach(run: Played<unknown>, files: readonly File[]): string[] {
  let bytes = 0
  return logged(run)
    .filter(isEnd)
    .map((line) => {
      const file = files[Number(/\d+/.exec(line)?.[0])]
      bytes += file?.ends === 'returned' ? file.size : 0
      return `${bytes} bytes`
    })
}

/** A task by its ending, or by its result; anything else as it is. */
function readable(task: unknown): unknown {
  if (!isFuture(task)) return task
  if (!task.done()) return 'pending'
  const ending = endingOf(task as Task<unknown>)
  return ending === 'returned' ? task.result() : ending
}

// One after another or in batches, or with tasks that are awaited as soon as they are made.
function cardOfSum(run: Played<unknown>, files: number): { card?: string } {
  const most = mostAtOnce(run, isBegin, isEnd)
  // All at the same time: something else took long.
  if (most === files) return {}
  return { card: tasksCreated(run) > 0 && most === 1 ? 'M24' : 'M23' }
}

const WAIT_BEHIND = {
  en: 'Wait once for all of them, behind the callbacks: `gather` or `wait` go on when the last one has been called. A task that is done may still have its callback in the queue.',
  es: 'Conviene una sola espera por todas, detrás de los callbacks: `gather` o `wait` siguen cuando se ha llamado al último. Una tarea terminada puede tener aún su callback en la cola.',
}

const isEnded = (task: unknown) => isFuture(task) && task.done()
const hasFailures = (files: readonly File[]) => files.some(({ ends }) => ends !== 'returned')
const endings = (files: readonly File[]) => files.map(({ ends }) => ends).join(', ')
const sizes = (files: readonly File[]) => files.map(({ size }) => size).join(', ')
const isBegin = (line: string) => /^file-\d+ begins$/.test(line)
const isEnd = (line: string) => /^file-\d+ ends$/.test(line)
const isReport = (line: string) => line.startsWith('reported: ')
