// Waiting is no asking: whoever changes something wakes those who wait, then and there.
import fc from 'fast-check'
import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { momentOf, note, type Played, play, resultOf, whenText } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/11-busy-polling.ts')

exercise<Module>(import.meta.url, {
  'wakes everybody in the moment in which it is switched': {
    es: 'despierta a todos en el momento en que se enciende o se apaga',
    run: ({ module }) =>
      check({ on: moment(), off: moment(), workers: count(1, 3) }, ({ on, off, workers }) => {
        const run = play(
          (function* (): Coroutine<void> {
            const machine = module.openMachine()
            const tasks = names(workers).map((name) => createTask(shift(machine, name), { name }))
            yield* sleep(on)
            machine.switchOn()
            note('on')
            yield* sleep(off)
            machine.switchOff()
            note('off')
            yield* gather(tasks)
          })(),
        )
        demandEnd(run)
        for (const name of names(workers)) {
          demandMoment(run, `${name} begins`, momentOf(run, 'on'))
          demandMoment(run, `${name} goes home`, momentOf(run, 'off'))
        }
      }),
  },

  'makes nobody wait for what is so already': {
    es: 'no hace esperar a nadie por lo que ya es así',
    run: ({ module }) => {
      const run = play(
        (function* (): Coroutine<void> {
          const machine = module.openMachine()
          yield* machine.whenOff()
          note('was off')
          machine.switchOn()
          yield* machine.whenOn()
          note('is on')
          yield* sleep(1)
          machine.switchOff()
          machine.switchOn()
          yield* machine.whenOn()
          note('is on again')
          machine.switchOff()
          yield* machine.whenOff()
        })(),
      )
      demandEnd(run)
      demand(run.time === 1, () => ({
        seen: {
          en: `To wait four times for what was so already took ${run.time - 1} s.`,
          es: `Esperar cuatro veces lo que ya era así llevó ${run.time - 1} s.`,
        },
        run,
      }))
    },
  },

  'makes who comes later wait until it is so again': {
    es: 'hace esperar a quien llega después hasta que vuelva a ser así',
    run: ({ module }) => {
      const run = play(
        (function* (): Coroutine<void> {
          const machine = module.openMachine()
          machine.switchOn()
          yield* machine.whenOn()
          machine.switchOff()
          const late = createTask(shift(machine, 'late'), { name: 'late' })
          yield* sleep(1.25)
          machine.switchOn()
          yield* sleep(1.25)
          machine.switchOff()
          yield* late
        })(),
      )
      demandEnd(run)
      const [begins, ends] = [momentOf(run, 'late begins'), momentOf(run, 'late goes home')]
      demand(begins === 1.25 && ends === 2.5, () => ({
        seen: {
          en: `The machine was on from 1.25 s to 2.5 s; who came while it was off began at ${begins} s and went home at ${ends} s.`,
          es: `La máquina estuvo encendida de 1.25 s a 2.5 s; quien llegó con ella apagada empezó a los ${begins} s y se fue a los ${ends} s.`,
        },
        otherwise: {
          en: 'Who has waited and is woken goes on: what woke him may be over when he looks again.',
          es: 'Quien esperaba y despierta sigue adelante: al volver a mirar, lo que lo despertó puede haber pasado ya.',
        },
        ...(hasSlept(run, 'late') ? { card: 'M112' } : { card: 'M108' }),
        run,
      }))
    },
  },

  'takes no turns while nothing happens': {
    es: 'no gasta turnos mientras no ocurre nada',
    run: ({ module }) => {
      const [short, long] = [turns(module, 1), turns(module, 100)]
      demand(short.turns === long.turns, () => ({
        seen: {
          en: `To wait 1 s took ${short.turns} turns of the loop, and to wait 100 s took ${long.turns}.`,
          es: `Esperar 1 s costó ${short.turns} turnos del bucle, y esperar 100 s, ${long.turns}.`,
        },
        card: 'M112',
        run: long,
      }))
    },
  },

  'wakes those who wait also when it is switched back in the same moment': {
    es: 'despierta a quienes esperan aunque se vuelva a cambiar en el mismo momento',
    run: ({ module }) => {
      const run = play(
        (function* (): Coroutine<void> {
          const machine = module.openMachine()
          const task = createTask(shift(machine, 'ana'), { name: 'ana' })
          yield* sleep(1)
          machine.switchOn()
          machine.switchOff()
          yield* sleep(1)
          machine.switchOn()
          yield* sleep(1)
          machine.switchOff()
          yield* task
        })(),
      )
      demandEnd(run)
      demandMoment(run, 'ana begins', 1)
    },
  },
})

/** A moment that no round number of tenths hits. */
const moment = () => fc.integer({ min: 0, max: 300 }).map((n) => n / 64 + 1 / 128)

function* shift(machine: ReturnType<Module['openMachine']>, name: string): Coroutine<void> {
  yield* machine.whenOn()
  note(`${name} begins`)
  yield* machine.whenOff()
  note(`${name} goes home`)
}

function turns(module: Module, seconds: number): Played<void> {
  return play(
    (function* (): Coroutine<void> {
      const machine = module.openMachine()
      const task = createTask(shift(machine, 'ana'), { name: 'ana' })
      yield* sleep(seconds)
      machine.switchOn()
      yield* sleep(seconds)
      machine.switchOff()
      yield* task
    })(),
  )
}

/** Everybody has what was waited for; who asks for ever, or waits for ever, never gets there. */
function demandEnd(run: Played<unknown>): void {
  demand(run.kind !== 'turnLimit', () => ({
    seen: {
      en: `Somebody asks again and again, and has missed a moment: ${run.turns} turns, and no end.`,
      es: `Alguien pregunta una y otra vez, y se ha perdido un momento: ${run.turns} turnos, y sin fin.`,
    },
    card: 'M112',
    level: 'runtime',
    run,
  }))
  demand(run.kind !== 'deadlock', () => ({
    seen: {
      en: 'The machine was as wanted, or was about to be, and somebody waits for ever.',
      es: 'La máquina estaba como se quería, o iba a estarlo, y alguien espera para siempre.',
    },
    card: 'M108',
    level: 'runtime',
    run,
  }))
  resultOf(run)
}

function demandMoment(run: Played<unknown>, what: string, expected: number | undefined): void {
  const actual = momentOf(run, what)
  demand(actual === expected, () => ({
    seen: {
      en: `It was switched at ${expected} s, and "${what}" was ${whenText(actual).en}.`,
      es: `Se cambió a los ${expected} s, y "${what}" fue ${whenText(actual).es}.`,
    },
    otherwise: {
      en: 'Who has waited and is woken goes on: what woke him may be over when he looks again.',
      es: 'Quien esperaba y despierta sigue adelante: al volver a mirar, lo que lo despertó puede haber pasado ya.',
    },
    ...(hasSlept(run, what.split(' ')[0] ?? '') ? { card: 'M112' } : {}),
    ...((actual ?? Infinity) < (expected ?? 0) ? { card: 'M108' } : {}),
    run,
  }))
}

function hasSlept(run: Played<unknown>, task: string): boolean {
  return run.trace.some(
    (event) => event.kind === 'task.suspend' && event.task === task && /^sleep|turn/.test(event.on),
  )
}

const names = (workers: number) => ['ana', 'bruno', 'carla'].slice(0, workers)
