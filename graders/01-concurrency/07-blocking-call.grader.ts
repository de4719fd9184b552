// A blocking call holds the thread, so that a light which should blink every second is late. The
// clock is virtual here, too: what blocks moves it on without a turn for anybody.
import fc from 'fast-check'
import { type Coroutine, createTask, getRunningLoop, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { logged, momentOf, note, type Played, play, print, resultOf, rounded } from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/07-blocking-call.ts')

/** How large each file is, and how long copying it takes. */
type File = { size: number; seconds: number }

const files = (min: number) => ({
  files: fc.array(fc.record({ size: count(1, 9), seconds: positiveSeconds() }), {
    minLength: min,
    maxLength: 4,
  }),
})

exercise<Module>(import.meta.url, {
  'returns how large the files are together': {
    es: 'devuelve cuánto ocupan los archivos juntos',
    run: ({ module }) =>
      check(files(0), ({ files }) => {
        const { run } = backingUp(module, files)
        const actual = resultOf(run)
        const expected = files.reduce((sum, { size }) => sum + size, 0)
        demand(actual === expected, () => ({
          seen: {
            en: `backUp returned ${print(actual)}; expected ${expected}.`,
            es: `backUp devolvió ${print(actual)}; se esperaba ${expected}.`,
          },
          ...(/Generator/.test(print(actual)) ? { card: 'M02' } : {}),
          run,
        }))
      }),
  },

  'copies each file once, and waits until it is copied': {
    es: 'copia cada archivo una vez y espera a que esté copiado',
    run: ({ module }) =>
      check(files(1), ({ files }) => {
        const { run } = backingUp(module, files)
        resultOf(run)
        const lines = logged(run).filter((line) => line.endsWith(COPIED))
        const expected = files.map((_, index) => nameOf(index) + COPIED)
        demand(print([...lines].sort()) === print(expected), () => ({
          seen: {
            en: `When backUp returned: ${print(lines)}; expected each file once: ${print(expected)}.`,
            es: `Cuando backUp terminó: ${print(lines)}; se esperaba cada archivo una vez: ${print(expected)}.`,
          },
          run,
        }))
      }),
  },

  'the light blinks on time': {
    es: 'la luz parpadea a tiempo',
    run: ({ module }) =>
      check(files(1), ({ files }) => {
        const { run, blinks, end } = backingUp(module, files)
        resultOf(run)
        // At the very moment of the end it may blink or not.
        const due = Array.from({ length: Math.ceil(end) - 1 }, (_, index) => index + 1)
        const inTime = due.every((second, index) => blinks[index] === second)
        demand(inTime, () => ({
          seen: {
            en: `The backup took ${end} s, and the light blinked at ${print(blinks)} s; expected ${print(due)}.`,
            es: `La copia tardó ${end} s, y la luz parpadeó a los ${print(blinks)} s; se esperaba ${print(due)}.`,
          },
          ...(isGathered(run) ? { card: 'M74' } : HELD),
          run: asNoted(run),
          mark: ({ text }) =>
            text.en.endsWith(BLOCKED)
              ? { en: 'holds the loop', es: 'retiene el bucle' }
              : undefined,
        }))
      }),
  },

  'the disk rests for 1 s after each file': {
    es: 'el disco descansa 1 s después de cada archivo',
    run: ({ module }) =>
      check(files(1), ({ files }) => {
        const { run, end } = backingUp(module, files)
        resultOf(run)
        const names = files.map((_, index) => nameOf(index))
        const begun = names.map((name) => moment(run, name + BEGUN) ?? moment(run, name + BLOCKED))
        for (const name of names) {
          const copied = moment(run, name + COPIED)
          if (copied === undefined) continue
          const later = begun.filter((moment) => moment !== undefined && moment >= copied)
          const next = Math.min(end, ...later.map((moment) => moment ?? end))
          demand(next >= copied + 1, () => ({
            seen: {
              en: `${name} was copied at ${copied} s, and it went on at ${next} s: the disk rested for ${next - copied} s.`,
              es: `${name} estaba copiado a los ${copied} s, y se siguió a los ${next} s: el disco descansó ${next - copied} s.`,
            },
            otherwise: {
              en: 'Wait for the rest behind each file: `yield* sleep(1)`.',
              es: 'Tras cada archivo se espera el descanso: `yield* sleep(1)`.',
            },
            run: asNoted(run),
          }))
        }
        const longest = files.reduce((sum, { seconds }) => sum + seconds + 1, 0)
        demand(end <= longest, () => ({
          seen: {
            en: `The backup took ${end} s; with 1 s of rest after each file it takes ${longest} s at most.`,
            es: `La copia tardó ${end} s; con 1 s de descanso tras cada archivo tarda ${longest} s como mucho.`,
          },
          run: asNoted(run),
        }))
      }),
  },
})

const BEGUN = ' is being copied'
const STILL = ', and the thread stands still'
const BLOCKED = BEGUN + STILL
const COPIED = ' is copied'

const HELD = {
  card: 'M10',
  advice: {
    en: 'Replace each call that holds the thread by something that can be awaited with `yield*`: until a blocking call returns no timer fires and no other task runs.',
    es: 'Hay que sustituir cada llamada que retiene el hilo por algo que se pueda esperar con `yield*`: hasta que vuelve una llamada bloqueante no salta ningún temporizador ni corre otra tarea.',
  },
}

/** Runs a backup beside a light that is to blink at 1 s, 2 s, 3 s and so on. */
function backingUp(module: Module, files: readonly File[]) {
  const blinks: number[] = []
  let end = 0
  const names = files.map((_, index) => nameOf(index))
  const fileOf = (name: string) => files[names.indexOf(name)] ?? { size: 0, seconds: 0 }
  const disk = {
    copyNow(name: string): number {
      note(name + BLOCKED)
      block(fileOf(name).seconds)
      note(name + COPIED)
      return fileOf(name).size
    },
    *copy(name: string): Coroutine<number> {
      note(name + BEGUN)
      yield* sleep(fileOf(name).seconds)
      note(name + COPIED)
      return fileOf(name).size
    },
    restNow(seconds: number): void {
      note(`the disk rests${STILL}`)
      block(seconds)
    },
  }
  function* light(): Coroutine<never> {
    for (let due = 1; ; due += 1) {
      yield* sleep(due - getRunningLoop().time())
      blinks.push(rounded(getRunningLoop().time()))
      note(`the light blinks, due at ${due} s`)
    }
  }
  function* main(): Coroutine<number> {
    createTask(light(), { name: LIGHT })
    // The light begins first: its blinks come before what else happens at the same time.
    yield* sleep(0)
    const total = yield* module.backUp(names, disk)
    end = rounded(getRunningLoop().time())
    note('backUp returns')
    return total
  }
  return { run: play(main()), blinks, end }
}

const LIGHT = 'the light'

/** Holds the thread on the virtual clock: time goes on, and nobody gets a turn meanwhile. */
function block(seconds: number): void {
  const loop = getRunningLoop()
  const clock = loop.time
  const until = loop.time() + seconds
  loop.time = () => Math.max(clock.call(loop), until)
}

function moment(run: Played<unknown>, text: string): number | undefined {
  const exact = momentOf(run, text)
  return exact === undefined ? undefined : rounded(exact)
}

/** Did tasks of the student's run from start to end without ever letting go? */
function isGathered(run: Played<unknown>): boolean {
  const others = run.trace.flatMap((event) =>
    event.kind === 'task.create' && event.by !== undefined && event.task !== LIGHT
      ? [event.task]
      : [],
  )
  const letGo = run.trace.flatMap((event) => (event.kind === 'task.suspend' ? [event.task] : []))
  return others.length > 0 && others.every((task) => !letGo.includes(task))
}

/** What was noted, as a trace: its moments count what blocked, which the loop's own do not. */
function asNoted<T>(run: Played<T>): Played<T> {
  const logs = run.trace.flatMap((event) => (event.kind === 'log' ? [event] : []))
  const trace = run.notes.map(({ time, text }) => {
    const line = logs.find((event) => event.text === text)?.line
    return {
      kind: 'log',
      time,
      text,
      by: undefined,
      ...(line === undefined ? {} : { line }),
    } as const
  })
  return { ...run, trace }
}

function nameOf(index: number): string {
  return `${'abcd'[index] ?? ''}.txt`
}
