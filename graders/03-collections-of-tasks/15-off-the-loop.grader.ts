// toThread: what waits stays on the loop, what computes leaves it. Tasks make waits overlap, and
// never two computations.

import fc from 'fast-check'
import { type Coroutine, isCoroutine, sleep } from '#runtime'
import { positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Text } from '../language.ts'
import {
  logged,
  momentOf,
  note,
  type Played,
  play,
  print,
  resultOf,
  tasksCreated,
} from '../observe.ts'
import { computing } from '../threads.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/15-off-the-loop.ts')

exercise<Module>(import.meta.url, {
  'never computes on the loop: shrink runs in threads only': {
    es: 'no calcula nunca en el bucle: shrink solo corre en hilos',
    run: ({ module }) =>
      check(cases(1), ({ photos }) => {
        const run = previews(module, photos)
        const held = logged(run).find((line) => line.includes(HELD))
        // An error of the call itself says more, unless it only came of what was computed here.
        if (held === undefined) resultOf(run)
        demand(held === undefined, () => ({
          seen: {
            en: `${held}: meanwhile no photo comes in, no timer fires and nobody else runs.`,
            es: `${spanish(held)}: entre tanto no llega ninguna foto, no salta ningún temporizador y nadie más corre.`,
          },
          ...(run.kind === 'raised'
            ? { advice: PASS }
            : { card: isTaskForComputing(run) ? 'M11' : 'M10', advice: TO_THREAD }),
          run,
          mark: ({ text }) =>
            text.en.includes(HELD) ? { en: 'everybody waits', es: 'todos esperan' } : undefined,
        }))
      }),
  },

  'returns the previews in the order of the names, each photo loaded and shrunk once': {
    es: 'devuelve las miniaturas en el orden de los nombres, con cada foto cargada y reducida una vez',
    run: ({ module }) =>
      check(cases(0), ({ photos }) => {
        const run = previews(module, photos)
        const actual = resultOf(run)
        const expected = photos.map((_, index) => previewOf(photoOf(nameOf(index))))
        const isSorted =
          Array.isArray(actual) && print([...actual].sort()) === print([...expected].sort())
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `For ${print(photos.map((_, index) => nameOf(index)))} previews gave ${print(actual)}; expected ${print(expected)}.`,
            es: `Para ${print(photos.map((_, index) => nameOf(index)))} previews dio ${print(actual)}; se esperaba ${print(expected)}.`,
          },
          ...(isSorted ? { card: 'M70' } : isUnawaited(actual) ? { card: 'M02' } : {}),
          run,
        }))
        const works = logged(run).filter((line) => isLoad(line) || isShrink(line))
        demand(works.length === 2 * photos.length, () => ({
          seen: {
            en: `${photos.length} photos were loaded ${works.filter(isLoad).length} times and shrunk ${works.filter(isShrink).length} times.`,
            es: `${photos.length} fotos se cargaron ${works.filter(isLoad).length} veces y se redujeron ${works.filter(isShrink).length} veces.`,
          },
          run,
        }))
      }),
  },

  'starts loading all photos at once': {
    es: 'empieza a cargar todas las fotos a la vez',
    run: ({ module }) =>
      check(cases(2), ({ photos }) => {
        const run = previews(module, photos)
        resultOf(run)
        const late = photos.findIndex((_, index) => momentOf(run, loading(index)) !== 0)
        demand(late < 0, () => ({
          seen: {
            en: `${nameOf(late)} began to load ${moment(run, loading(late)).en}; expected at 0 s.`,
            es: `${nameOf(late)} empezó a cargarse ${moment(run, loading(late)).es}; se esperaba a los 0 s.`,
          },
          card: tasksCreated(run) > 0 ? 'M24' : 'M23',
          run,
        }))
      }),
  },

  'shrinks each photo as soon as it is loaded, side by side with all the others': {
    es: 'reduce cada foto en cuanto está cargada, a la vez que todas las demás',
    run: ({ module }) =>
      check(cases(2), ({ photos }) => {
        const run = previews(module, photos)
        resultOf(run)
        const late = photos.findIndex(
          ({ loads }, index) => momentOf(run, shrinking(index)) !== loads,
        )
        demand(late < 0, () => ({
          seen: {
            en: `${nameOf(late)} was loaded at ${photos[late]?.loads} s; a thread began to shrink it ${moment(run, shrinking(late)).en}.`,
            es: `${nameOf(late)} estaba cargada a los ${photos[late]?.loads} s; un hilo empezó a reducirla ${moment(run, shrinking(late)).es}.`,
          },
          advice: {
            en: 'Write one coroutine for one photo, which loads it and then waits for its thread, and start one of them for each name.',
            es: 'Conviene escribir una corrutina para una foto, que la carga y después espera a su hilo, y poner en marcha una por cada nombre.',
          },
          run,
        }))
        const end = Math.max(...photos.map(({ loads, shrinks }) => loads + shrinks))
        demand(run.time === end, () => ({
          seen: {
            en: `The last preview was there at ${end} s, and previews returned at ${run.time} s.`,
            es: `La última miniatura estaba a los ${end} s, y previews volvió a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },
})

/** How long each photo takes to load, and to shrink. */
type Photo = { loads: number; shrinks: number }

function cases(minLength: number) {
  const photo = fc.record({ loads: positiveSeconds(), shrinks: positiveSeconds() })
  return { photos: fc.array(photo, { minLength, maxLength: 5 }) }
}

function previews(module: Module, photos: readonly Photo[]): Played<string[]> {
  const names = photos.map((_, index) => nameOf(index))
  function* load(name: string): Coroutine<string> {
    note(loading(names.indexOf(name)))
    yield* sleep(photos[names.indexOf(name)]?.loads ?? 0)
    return photoOf(name)
  }
  const indexOf = (photo: string) => names.findIndex((name) => photoOf(name) === photo)
  const shrink = computing({
    result: previewOf,
    seconds: (photo) => photos[indexOf(photo)]?.shrinks ?? 0,
    label: (photo) => `shrink(${print(nameOf(indexOf(photo)))})`,
  })
  return play(module.previews([...names], load, shrink))
}

const HELD = 'holds up the loop'

/** Did a task compute that was made for nothing else, and had not waited before? */
function isTaskForComputing(run: Played<unknown>): boolean {
  const main = run.trace[0]?.kind === 'task.create' ? run.trace[0].task : undefined
  const at = run.trace.findIndex((event) => event.kind === 'log' && event.text.includes(HELD))
  const event = run.trace[at]
  if (event?.kind !== 'log' || event.by === undefined || event.by === main) return false
  return !run.trace
    .slice(0, at)
    .some((one) => one.kind === 'task.suspend' && one.task === event.by && one.on !== 'turn')
}

function isUnawaited(result: unknown): boolean {
  return isCoroutine(result) || (Array.isArray(result) && result.some(isCoroutine))
}

const TO_THREAD: Text = {
  en: 'Let a thread compute: `yield* toThread(shrink, photo)`, with the function first, not called, and its argument behind it. Tasks overlap waiting, not computing.',
  es: 'Que calcule un hilo: `yield* toThread(shrink, photo)`, con la función delante, sin llamarla, y su argumento detrás. Las tareas solapan esperas, no cálculo.',
}

const PASS: Text = {
  en: 'Pass the function without calling it: `toThread(shrink, photo)`. `shrink(photo)` computes right there, on the loop, and leaves only its result to the thread.',
  es: 'Hay que pasar la función sin llamarla: `toThread(shrink, photo)`. `shrink(photo)` calcula ahí mismo, en el bucle, y al hilo solo le deja el resultado.',
}

function moment(run: Played<unknown>, line: string): Text {
  const when = momentOf(run, line)
  return when === undefined
    ? { en: 'never', es: '(nunca)' }
    : { en: `at ${when} s`, es: `a los ${when} s` }
}

function spanish(held: string | undefined): string {
  return (held ?? '').replace('holds up the loop for', 'detiene el bucle durante')
}

const nameOf = (index: number) => `photo-${index}`
const photoOf = (name: string) => `${name} in full size`
const previewOf = (photo: string) => `small ${photo}`
const loading = (index: number) => `${nameOf(index)} is being loaded`
const shrinking = (index: number) => `shrink(${print(nameOf(index))}) begins in a thread`
const isLoad = (line: string) => line.endsWith(' is being loaded')
const isShrink = (line: string) => line.endsWith(' begins in a thread') || line.includes(HELD)
