// gather gives a future at once: its tasks run while the caller does something else, and it is done
// when the last of them has ended.
import { type Coroutine, isCoroutine, isFuture, sleep } from '#runtime'
import { count, delays } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Text } from '../language.ts'
import {
  logged,
  momentOf,
  mostAtOnce,
  note,
  type Played,
  play,
  print,
  resultOf,
  tookForList,
} from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/01-gather-is-a-future.ts')

/** How long each die rolls, and a moment at which none of them comes to rest. */
const dice = { seconds: delays({ min: 0, max: 5 }), moment: count(0, 9).map((n) => n / 2 + 0.25) }

exercise<Module>(import.meta.url, {
  'throwDice returns at once, with a future': {
    es: 'throwDice vuelve enseguida, con un futuro',
    run: ({ module }) =>
      check({ seconds: delays({ min: 0, max: 5 }) }, ({ seconds }) => {
        throwAndLook(module, seconds, 0.25)
      }),
  },

  'throws every die on its own, all of them at the same time': {
    es: 'lanza cada dado por su cuenta y todos a la vez',
    run: ({ module }) =>
      check({ seconds: delays({ min: 2, max: 5 }) }, ({ seconds }) => {
        const { run } = throwAndLook(module, seconds, 10)
        demandEachRolled(run, seconds.length)
        const most = mostAtOnce(run, isRolling, isAtRest)
        demand(most === seconds.length, () => ({
          seen: {
            en: `At most ${most} of ${seconds.length} dice were rolling at the same time.`,
            es: `Como mucho rodaban ${most} de ${seconds.length} dados a la vez.`,
          },
          card: 'M23',
          run,
          mark: ({ text, time }) =>
            isRolling(text.en) && time > 0 ? { en: 'only now', es: 'hasta ahora no' } : undefined,
        }))
      }),
  },

  'the future is done when the last die lies still, and from the beginning if there are no dice': {
    es: 'el futuro ha terminado cuando el último dado se para, y desde el principio si no hay dados',
    run: ({ module }) =>
      check(dice, ({ seconds, moment }) => {
        const { run, look } = throwAndLook(module, seconds, moment)
        const isEmpty = seconds.length === 0
        demand(look.atOnce === isEmpty, () => ({
          seen: {
            en: `${seconds.length} dice: when throwDice had returned, \`done()\` was ${look.atOnce}; expected ${isEmpty}.`,
            es: `${seconds.length} dados: al volver throwDice, \`done()\` era ${look.atOnce}; se esperaba ${isEmpty}.`,
          },
          ...(isEmpty ? { advice: EMPTY } : {}),
          run,
        }))
        const isOver = moment > Math.max(0, ...seconds)
        demand(look.later === isOver, () => ({
          seen: {
            en: `Dice that roll ${print(seconds)} s: at ${moment} s \`done()\` was ${look.later}; expected ${isOver}.`,
            es: `Dados que ruedan ${print(seconds)} s: a los ${moment} s \`done()\` era ${look.later}; se esperaba ${isOver}.`,
          },
          run,
        }))
      }),
  },

  'the future brings the points in the order of the throws': {
    es: 'el futuro trae los puntos en el orden de los lanzamientos',
    run: ({ module }) =>
      check({ seconds: delays({ min: 0, max: 5 }) }, ({ seconds }) => {
        const { result, run } = throwAndLook(module, seconds, 10)
        demandPoints(result, run, seconds)
      }),
  },

  'game takes the bets while the dice roll': {
    es: 'en game se apuesta mientras los dados ruedan',
    run: ({ module }) =>
      check({ ...dice, seconds: delays({ max: 5 }) }, ({ seconds, moment }) => {
        const { run } = round(module, seconds, moment)
        demandEachRolled(run, seconds.length)
        const bets = logged(run).filter((line) => line === 'bets open').length
        demand(bets === 1, () => ({
          seen: {
            en: `The bets were taken ${bets} times; expected once.`,
            es: `Se apostó ${bets} veces; se esperaba una.`,
          },
          run,
        }))
        const expected = Math.max(moment, ...seconds)
        demand(run.time === expected, () => ({
          seen: {
            en: `The dice roll ${print(seconds)} s and the bets take ${moment} s: together they took ${run.time} s; expected ${expected} s.`,
            es: `Los dados ruedan ${print(seconds)} s y las apuestas tardan ${moment} s: juntos tardaron ${run.time} s; se esperaban ${expected} s.`,
          },
          // The dice were waited for as if they needed it to roll.
          ...((momentOf(run, 'bets open') ?? 0) > 0 ? { card: 'M21' } : {}),
          advice: OVERLAP,
          run,
          mark: ({ text, time }) =>
            time > 0 && (isRolling(text.en) || text.en === 'bets open')
              ? { en: 'only now', es: 'hasta ahora no' }
              : undefined,
        }))
      }),
  },

  'game says whether dice were still rolling when the bets closed': {
    es: 'game dice si aún rodaban dados al cerrarse las apuestas',
    run: ({ module }) =>
      check(dice, ({ seconds, moment }) => {
        const { result, run } = round(module, seconds, moment)
        const said = result?.wereRolling
        const expected = moment < Math.max(0, ...seconds)
        demand(said === expected, () => ({
          seen: {
            en: `The dice roll ${print(seconds)} s and the bets close at ${moment} s: \`wereRolling\` is ${print(said)}; expected ${expected}.`,
            es: `Los dados ruedan ${print(seconds)} s y las apuestas se cierran a los ${moment} s: \`wereRolling\` es ${print(said)}; se esperaba ${expected}.`,
          },
          advice: ASK_LATER,
          run,
        }))
      }),
  },

  'game returns the points when the last die lies still': {
    es: 'game devuelve los puntos cuando el último dado se para',
    run: ({ module }) =>
      check(dice, ({ seconds, moment }) => {
        const { result, run } = round(module, seconds, moment)
        demandPoints(result?.points, run, seconds)
      }),
  },
})

const EMPTY: Text = {
  en: 'A gather of an empty list has nothing to wait for: it gives a future that is done already.',
  es: 'Un gather de una lista vacía no tiene nada que esperar: da un futuro ya terminado.',
}

const OVERLAP: Text = {
  en: 'Throw first, keep the future, take the bets, and await the future afterwards: the dice roll while the bets are awaited.',
  es: 'Primero se lanza y se guarda el futuro; después se apuesta, y al final se espera el futuro: los dados ruedan mientras se esperan las apuestas.',
}

const ASK_LATER: Text = {
  en: 'Ask the future with `done()`, in the moment in which the bets have closed: neither before nor after.',
  es: 'Hay que preguntar al futuro con `done()` en el momento en que se cierran las apuestas: ni antes ni después.',
}

/** Throws the dice, and looks whether the future is done: when it was given, and at a moment later. */
function throwAndLook(module: Module, seconds: readonly number[], moment: number) {
  const look = { atOnce: false, later: false }
  let given: unknown
  function* main(): Coroutine<unknown> {
    given = module.throwDice(seconds.length, cup(seconds))
    note('throwDice has returned')
    if (!isFuture(given)) return undefined
    look.atOnce = given.done()
    yield* sleep(moment)
    look.later = given.done()
    return yield* given
  }
  const run = play(main())
  const result = resultOf(run)
  demand(isFuture(given), () => ({
    seen: {
      en: `throwDice returned ${print(given)}; expected a future.`,
      es: `throwDice devolvió ${print(given)}; se esperaba un futuro.`,
    },
    advice: isCoroutine(given) ? STAY_PLAIN : GIVE_BACK,
    run,
  }))
  return { result, run, look }
}

const STAY_PLAIN: Text = {
  en: 'Keep throwDice a plain function (`function`, no star, no `yield*`): a coroutine throws nothing until somebody awaits it, and `gather` itself starts the dice and returns at once.',
  es: 'throwDice debe seguir siendo una función normal (`function`, sin asterisco ni `yield*`): una corrutina no lanza nada hasta que alguien la espera, y `gather` por sí solo pone los dados en marcha y vuelve enseguida.',
}

const GIVE_BACK: Text = {
  en: 'Return what `gather` gives: it is a future.',
  es: 'Hay que devolver lo que da `gather`: es un futuro.',
}

/** Plays a round in which the bets take `moment` seconds; demands that nobody took a future for the points. */
function round(module: Module, seconds: readonly number[], moment: number) {
  function* takeBets(): Coroutine<void> {
    note('bets open')
    yield* sleep(moment)
    note('bets close')
  }
  const run = play(module.game(seconds.length, cup(seconds), takeBets))
  demand(!tookForList(run), () => ({
    seen: {
      en: `game raised ${print(run.error)}: what was used as the list of the points is a future.`,
      es: `game lanzó ${print(run.error)}: lo que se usó como lista de puntos es un futuro.`,
    },
    card: 'M75',
    run,
  }))
  const result = resultOf(run)
  demand(!isFuture(result?.points), () => ({
    seen: {
      en: 'game returned a future in the place of the points.',
      es: 'game devolvió un futuro en el lugar de los puntos.',
    },
    card: 'M75',
    run,
  }))
  return { result, run }
}

/** Dice that roll as long as they are told; the first to be called for is the first. */
function cup(seconds: readonly number[]): () => Coroutine<number> {
  let called = 0
  function* roll(index: number): Coroutine<number> {
    note(`die ${index + 1} rolls`)
    yield* sleep(seconds[index] ?? 0)
    note(`die ${index + 1} shows ${pointsOf(index)}`)
    return pointsOf(index)
  }
  return () => {
    called += 1
    return roll(called - 1)
  }
}

/** No two neighbours alike, so that a die in the wrong place is seen. */
function pointsOf(index: number): number {
  return ((index * 5 + 3) % 6) + 1
}

function demandPoints(points: unknown, run: Played<unknown>, seconds: readonly number[]): void {
  demandEachRolled(run, seconds.length)
  const expected = seconds.map((_, index) => pointsOf(index))
  const isSorted =
    Array.isArray(points) && print([...points].sort()) === print([...expected].sort())
  demand(print(points) === print(expected), () => ({
    seen: {
      en: `Dice that roll ${print(seconds)} s gave ${print(points)}; expected ${print(expected)}.`,
      es: `Dados que ruedan ${print(seconds)} s dieron ${print(points)}; se esperaba ${print(expected)}.`,
    },
    ...(isSorted ? { card: 'M70' } : {}),
    run,
  }))
}

/** One coroutine in several places of the list is one throw, however often its points appear. */
function demandEachRolled(run: Played<unknown>, dice: number): void {
  const rolled = logged(run).filter(isRolling).length
  demand(rolled === dice, () => ({
    seen: {
      en: `${dice} dice were to be thrown, and ${rolled} rolled.`,
      es: `Había que lanzar ${dice} dados y ${rolled === 1 ? 'rodó' : 'rodaron'} ${rolled}.`,
    },
    ...(rolled === 1 ? { card: 'M83' } : {}),
    run,
  }))
}

function isRolling(line: string): boolean {
  return /^die \d+ rolls$/.test(line)
}

function isAtRest(line: string): boolean {
  return /^die \d+ shows/.test(line)
}
