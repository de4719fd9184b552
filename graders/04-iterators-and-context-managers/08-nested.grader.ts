// Blocks inside of blocks, however many. What has to happen is told line by line by a few plain loops,
// without a wait in them, and compared with what did happen.
import fc from 'fast-check'
import { CancelledError, type Coroutine, isCoroutine, sleep } from '#runtime'
import { seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import { logged, note, type Played, play, print, resultOf, tookForList } from '../observe.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/08-nested.ts')

exercise<Module>(import.meta.url, {
  'enters the managers in order, each when the one before has been entered, then runs the block': {
    es: 'entra en los gestores por orden, en cada uno cuando ya ha entrado en el anterior, y ejecuta el bloque',
    run: ({ module }) =>
      check({ doors: doors(0) }, ({ doors }) => {
        const day: Day = { doors, ends: 'well' }
        const run = shoot(module, day)
        demand(!isCoroutine(settled(run)), () => ({
          seen: {
            en: 'withAll gave the coroutine of the block, and the block never ran.',
            es: 'withAll dio la corrutina del bloque, y el bloque no llegó a ejecutarse.',
          },
          card: 'M02',
          run,
        }))
        const end = storyOfDay(day).told.findIndex((line) => line.startsWith(BLOCK)) + 1
        demandStory(run, day, { from: 0, to: end })
      }),
  },

  'leaves them in reverse order, one after the other, and returns what the block returns': {
    es: 'sale de ellos en orden inverso, de uno en uno, y devuelve lo que devuelve el bloque',
    run: ({ module }) =>
      check({ doors: doors(0) }, ({ doors }) => {
        const day: Day = { doors, ends: 'well' }
        const run = shoot(module, day)
        const actual = settled(run)
        demandStory(run, day, { from: doors.length * 2 + 1, card: 'M94' })
        demand(actual === TAKE, () => ({
          seen: {
            en: `The block returned ${print(TAKE)}, and withAll gave ${print(actual)}.`,
            es: `El bloque devolvió ${print(TAKE)}, y withAll dio ${print(actual)}.`,
          },
          otherwise: {
            en: 'Return what the block gives, through each `asyncWith` around it: each one gives what its body returns.',
            es: 'Hay que devolver lo que da el bloque a través de cada `asyncWith` que lo rodea: cada uno da lo que devuelve su cuerpo.',
          },
          run,
        }))
      }),
  },

  'after an error or a cancellation of the block it tells each of it, and lets it out': {
    es: 'tras un error o una cancelación del bloque se lo dice a cada uno, y lo deja salir',
    run: ({ module }) =>
      check({ doors: doors(1), ends: badly }, ({ doors, ends }) => {
        const day: Day = { doors, ends }
        const run = shoot(module, day)
        demandExpectedError(run, day)
        demandStory(run, day, { from: 0, card: 'M94' })
        demandOut(run, day)
      }),
  },

  'when one cannot be entered, leaves those that were, and no other': {
    es: 'cuando en uno no se puede entrar, sale de los que ya estaban, y de ningún otro',
    run: ({ module }) =>
      check({ doors: doors(1), place: fc.nat({ max: 3 }) }, ({ doors, place }) => {
        const shut = place % doors.length
        const day: Day = {
          doors: doors.map((door, index) => ({ ...door, isShut: index === shut })),
          ends: 'well',
        }
        const run = shoot(module, day)
        demandExpectedError(run, day)
        const wrongly = `${nameOf(shut)} is left`
        demand(!logged(run).some((line) => line.startsWith(wrongly)), () => ({
          seen: {
            en: `${nameOf(shut)} could not be entered, and its aexit was called.`,
            es: `En ${nameOf(shut)} no se pudo entrar, y se llamó a su aexit.`,
          },
          card: 'M96',
          run,
        }))
        demandStory(run, day, { from: 0, card: 'M94' })
        demandOut(run, day)
      }),
  },

  'an error that a manager swallows reaches neither those around it nor the caller': {
    es: 'un error que un gestor se traga no llega a los que lo rodean ni a quien llamó',
    run: ({ module }) =>
      check({ doors: doors(1), place: fc.nat({ max: 3 }) }, ({ doors, place }) => {
        const kind = place % doors.length
        const day: Day = {
          doors: doors.map((door, index) => ({ ...door, swallows: index === kind })),
          ends: 'with an error',
        }
        const run = shoot(module, day)
        demandExpectedError(run, day)
        demand(run.kind === 'returned', () => ({
          seen: {
            en: `aexit of ${nameOf(kind)} returned true for the error of the block, and the error came out all the same.`,
            es: `aexit de ${nameOf(kind)} devolvió true con el error del bloque, y el error salió de todos modos.`,
          },
          ...SWALLOWED,
          run,
        }))
        demandStory(run, day, { from: 0, ...SWALLOWED })
        demand(resultOf(run) === undefined, () => ({
          seen: {
            en: `The error of the block was swallowed, and withAll gave ${print(run.result)}; expected undefined.`,
            es: `El error del bloque se lo tragó un gestor, y withAll dio ${print(run.result)}; se esperaba undefined.`,
          },
          run,
        }))
      }),
  },

  'an error of aexit takes the place of the one before, and the others are left all the same': {
    es: 'un error de aexit ocupa el lugar del anterior, y de los demás se sale de todos modos',
    run: ({ module }) =>
      check(
        { doors: doors(1), place: fc.nat({ max: 3 }), isGood: fc.boolean() },
        ({ doors, place, isGood }) => {
          const jammed = place % doors.length
          const day: Day = {
            doors: doors.map((door, index) => ({ ...door, isJammed: index === jammed })),
            ends: isGood ? 'well' : 'with an error',
          }
          const run = shoot(module, day)
          demandExpectedError(run, day)
          demandStory(run, day, { from: 0, card: 'M94' })
          demandOut(run, day)
        },
      ),
  },
})

/** A manager: how long it takes to enter and to leave, and what goes wrong there. */
type Door = {
  enters: number
  leaves: number
  isShut?: boolean
  isJammed?: boolean
  swallows?: boolean
}

/** Managers around a block, and how the block ends. */
type Day = { doors: readonly Door[]; ends: 'well' | 'with an error' | 'cancelled' }

const doors = (minLength: number) =>
  fc.array(fc.record({ enters: seconds(), leaves: seconds() }), { minLength, maxLength: 4 })

const badly = fc.constantFrom('with an error', 'cancelled')

const TAKE = 'the take'
const BLOCK = 'the block runs'
const nameOf = (index: number) => `manager-${index + 1}`

const SWALLOWED = {
  card: 'M95',
  advice: {
    en: 'Let `asyncWith` see to what `aexit` returns: after true the error is dealt with, and those around are left as after a good end.',
    es: 'De lo que devuelve `aexit` conviene que se ocupe `asyncWith`: tras un true el error está resuelto, y de los de fuera se sale como tras un buen final.',
  },
}

/** What a run of the day should tell: its lines, and the name of the error that comes out. */
function storyOfDay({ doors, ends }: Day): { told: string[]; error: string | undefined } {
  const told: string[] = []
  const entered: number[] = []
  let error: string | undefined
  for (const [index, door] of doors.entries()) {
    told.push(`${nameOf(index)} is being entered`)
    if (door.isShut === true) {
      error = `${nameOf(index)} is shut`
      break
    }
    told.push(`${nameOf(index)} is entered`)
    entered.push(index)
  }
  if (error === undefined) {
    told.push(`${BLOCK} with ${print(entered.map(nameOf))}`)
    if (ends !== 'well') error = ends === 'cancelled' ? 'a cancellation' : 'the scene fails'
  }
  for (const index of entered.reverse()) {
    told.push(`${nameOf(index)} is left after ${error ?? 'no error'}`)
    if (doors[index]?.isJammed === true) error = `${nameOf(index)} is jammed`
    else {
      told.push(`${nameOf(index)} has been left`)
      if (doors[index]?.swallows === true) error = undefined
    }
  }
  return { told, error }
}

/** Plays the day; a cancellation comes 0.5 s after the block has begun, which takes 1 s. */
function shoot(module: Module, { doors, ends }: Day): Played<unknown> {
  const managers = doors.map((door, index) => ({
    *aenter(): Coroutine<string> {
      note(`${nameOf(index)} is being entered`)
      yield* sleep(door.enters)
      if (door.isShut === true) throw new Error(`${nameOf(index)} is shut`)
      note(`${nameOf(index)} is entered`)
      return nameOf(index)
    },
    *aexit(error?: unknown): Coroutine<boolean> {
      note(`${nameOf(index)} is left after ${called(error)}`)
      yield* sleep(door.leaves)
      if (door.isJammed === true) throw new Error(`${nameOf(index)} is jammed`)
      note(`${nameOf(index)} has been left`)
      return door.swallows === true && error !== undefined
    },
  }))
  function* block(values: string[]): Coroutine<string> {
    note(`${BLOCK} with ${print(values)}`)
    yield* sleep(1)
    if (ends === 'with an error') throw new Error('the scene fails')
    return TAKE
  }
  function* program(): Coroutine<unknown> {
    try {
      return yield* module.withAll(managers, block)
    } finally {
      note(OVER)
    }
  }
  if (ends !== 'cancelled') return play(program())
  const entering = doors.reduce((sum, { enters }) => sum + enters, 0)
  return play(stopAfter(program(), sleep(entering + 0.5)))
}

const OVER = 'withAll is over'

function called(error: unknown): string {
  if (error === undefined) return 'no error'
  if (error instanceof CancelledError) return 'a cancellation'
  return error instanceof Error ? error.message : print(error)
}

/** The result of a run that has to return; what comes of a wait that was forgotten is explained. */
function settled(run: Played<unknown>): unknown {
  demand(!tookForList(run), () => ({
    seen: {
      en: `Something that nobody had waited for was used: ${print(run.error)}.`,
      es: `Se usó algo que nadie había esperado: ${print(run.error)}.`,
    },
    card: 'M94',
    run,
  }))
  return resultOf(run)
}

/** An error that is none of the day's is explained as the program's own. */
function demandExpectedError(run: Played<unknown>, { doors, ends }: Day): void {
  if (run.kind === 'returned') return
  const ours = [
    ...(ends === 'well' ? [] : ['the scene fails', 'a cancellation']),
    ...doors.flatMap((_, index) => [`${nameOf(index)} is shut`, `${nameOf(index)} is jammed`]),
  ]
  if (!ours.includes(called(run.error))) settled(run)
}

/** Demands the lines of the day, from one place to another, and nothing behind the end of withAll. */
function demandStory(
  run: Played<unknown>,
  day: Day,
  { from, to, ...shown }: { from: number; to?: number; card?: string; advice?: Text },
): void {
  const all = logged(run)
  const over = all.indexOf(OVER)
  const told = all.slice(0, over < 0 ? all.length : over).slice(from, to)
  const expected = storyOfDay(day).told.slice(from, to)
  const at = expected.findIndex((line, index) => told[index] !== line)
  const place = at < 0 && told.length > expected.length ? expected.length : at
  demand(place < 0, () => ({
    seen: {
      en: `${countOf(day).en}; the block ends ${day.ends}. Instead of ${quoted(expected[place]).en} came ${quoted(told[place]).en}.`,
      es: `${countOf(day).es}; el bloque acaba ${ENDS[day.ends]}. En lugar de ${quoted(expected[place]).es} vino ${quoted(told[place]).es}.`,
    },
    ...(told[place]?.includes('<Generator>') === true ? { card: 'M94' } : {}),
    // In the wrong order is another matter than not at all.
    ...(expected[place] !== undefined && !all.slice(0, over).includes(expected[place])
      ? shown
      : shown.advice === undefined
        ? {}
        : shown),
    otherwise: {
      en: 'Enter them from the first to the last, each in the block of the one before, and leave them the other way round: one `asyncWith` inside the other does both.',
      es: 'Se entra del primero al último, cada uno en el bloque del anterior, y se sale al revés: un `asyncWith` dentro de otro hace las dos cosas.',
    },
    run,
  }))
}

function countOf({ doors }: Day): Text {
  const { length } = doors
  return length === 1
    ? { en: 'There is 1 manager', es: 'Hay 1 gestor' }
    : { en: `There are ${length} managers`, es: `Hay ${length} gestores` }
}

const ENDS = { well: 'bien', 'with an error': 'con un error', cancelled: 'cancelado' }

function quoted(line: string | undefined): Text {
  return line === undefined ? { en: 'nothing', es: 'nada' } : { en: `"${line}"`, es: `"${line}"` }
}

/** Demands that the error of the day comes out in the end. */
function demandOut(run: Played<unknown>, day: Day): void {
  const { error } = storyOfDay(day)
  const actual =
    day.ends === 'cancelled' && run.kind === 'returned'
      ? run.result === 'cancelled'
        ? 'a cancellation'
        : 'no error'
      : called(run.error)
  demand(actual === (error ?? 'no error'), () => ({
    seen: {
      en: `Out of withAll came ${quoted(actual).en}; expected ${quoted(error ?? 'no error').en}.`,
      es: `De withAll salió ${quoted(actual).es}; se esperaba ${quoted(error ?? 'no error').es}.`,
    },
    ...(actual === 'no error' ? { card: 'M95' } : {}),
    run,
  }))
}
