// Rounds: everybody waits for everybody, one of them does what is done once, and nobody waits for ever.
import fc from 'fast-check'
import { type Coroutine, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import {
  logged,
  momentOf,
  note,
  type Played,
  play,
  print,
  resultOf,
  unfinished,
  whenText,
} from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/12-barrier.ts')

exercise<Module>(import.meta.url, {
  'begins a round when all have played the one before, and not earlier': {
    es: 'empieza una ronda cuando todos han jugado la anterior, y no antes',
    run: ({ module }) =>
      check({ takes: table(1, 3) }, ({ takes }) => {
        const run = open(module, takes)
        const complete = resultOf(run)
        const starts = startsOf(takes)
        for (const [round, start] of starts.slice(0, -1).entries()) {
          for (const player of NAMES.slice(0, takes[0]?.length)) {
            const actual = momentOf(run, `${player} begins round ${round + 1}`)
            demand(actual === start, () => ({
              seen: {
                en: `${said(takes)} Round ${round + 1} could begin at ${start} s; ${player} began it ${whenText(actual).en}.`,
                es: `${said(takes)} La ronda ${round + 1} podía empezar a los ${start} s; ${player} la empezó ${whenText(actual).es}.`,
              },
              otherwise: {
                en: 'Let everybody wait at the barrier between two rounds, `yield* barrier.wait()`, with as many parties as there are players.',
                es: 'Entre ronda y ronda tienen que esperar todos en la barrera, `yield* barrier.wait()`, con tantas partes como jugadores.',
              },
              run,
            }))
          }
        }
        demand(complete === takes.length && run.time === starts.at(-1), () => ({
          seen: {
            en: `${said(takes)} tournament gave ${print(complete)} at ${run.time} s; expected ${takes.length} at ${starts.at(-1)} s.`,
            es: `${said(takes)} tournament dio ${print(complete)} a los ${run.time} s; se esperaba ${takes.length} a los ${starts.at(-1)} s.`,
          },
          otherwise: {
            en: 'Count a round when the last player has played it, and return in the moment in which the last round is over.',
            es: 'Una ronda cuenta cuando la ha jugado el último, y hay que volver en el momento en que acaba la última ronda.',
          },
          run,
        }))
      }),
  },

  'announces each round once, after everybody has played it and before the next': {
    es: 'anuncia cada ronda una vez, cuando la han jugado todos y antes de la siguiente',
    run: ({ module }) =>
      check({ takes: table(1, 3) }, ({ takes }) => {
        const run = open(module, takes)
        resultOf(run)
        const seen = logged(run).map((line) => line.replace(/^\w+ (begins|ends)/, '$1'))
        const inOrder = seen.filter((line, i) => line !== seen[i - 1])
        const expected = takes.flatMap((_, i) => [
          `begins round ${i + 1}`,
          `ends round ${i + 1}`,
          `announced: round ${i + 1}`,
        ])
        const announced = seen.filter((line) => line.startsWith('announced'))
        const isOnce = announced.length === takes.length
        demand(isOnce && isBetween(seen, takes.length), () => ({
          seen: {
            en: `Expected was, round by round, ${print(expected.slice(0, 3))}; seen was ${print(inOrder)}.`,
            es: `Se esperaba, ronda a ronda, ${print(expected.slice(0, 3))}; se vio ${print(inOrder)}.`,
          },
          advice: {
            en: 'Let one of them announce: the one that comes to the barrier last, with the number `parties - 1`, does not wait and goes on before all the others.',
            es: 'Tiene que anunciar uno solo: el que llega el último a la barrera, con el número `parties - 1`, no espera y sigue antes que todos los demás.',
          },
          run,
        }))
      }),
  },

  'comes to an end when a player gives up: who plays finishes the round, nobody begins another': {
    es: 'acaba si un jugador abandona: quien juega termina la ronda, y nadie empieza otra',
    run: ({ module }) =>
      check({ takes: table(2, 3), who: fc.nat({ max: 2 }), when: count(1, 3) }, (inputs) => {
        const { takes, who, when } = inputs
        const players = takes[0]?.length ?? 1
        const failing = { player: NAMES[who % players] ?? '', round: Math.min(when, takes.length) }
        const run = open(module, takes, failing)
        demand(run.kind !== 'deadlock', () => ({
          seen: {
            en: `${failing.player} gave up in round ${failing.round}, and the others wait for ever.`,
            es: `${failing.player} abandonó en la ronda ${failing.round}, y los demás esperan para siempre.`,
          },
          advice: {
            en: 'Let who gives up tell the barrier: after `yield* barrier.abort()` everybody who waits there, or comes later, gets a BrokenBarrierError.',
            es: 'Quien abandona tiene que avisar a la barrera: tras `yield* barrier.abort()`, a todos los que esperan en ella, o llegan después, les llega un BrokenBarrierError.',
          },
          run,
        }))
        const complete = resultOf(run)
        const ends = startsOf(takes)[failing.round]
        const begun = logged(run).some((line) =>
          line.endsWith(` begins round ${failing.round + 1}`),
        )
        demand(complete === failing.round - 1 && !begun && run.time === ends, () => ({
          seen: {
            en: `${said(takes)} ${failing.player} gave up in round ${failing.round}. tournament gave ${print(complete)} at ${run.time} s; expected ${failing.round - 1} at ${ends} s, and no other round.`,
            es: `${said(takes)} ${failing.player} abandonó en la ronda ${failing.round}. tournament dio ${print(complete)} a los ${run.time} s; se esperaba ${failing.round - 1} a los ${ends} s, y ninguna ronda más.`,
          },
          run,
        }))
        demand(unfinished(run).length === 0, () => ({
          seen: {
            en: `When tournament came back ${print(unfinished(run))} had not ended.`,
            es: `Cuando volvió tournament, ${print(unfinished(run))} no había acabado.`,
          },
          run,
        }))
      }),
  },
})

const NAMES = ['ana', 'bruno', 'carla']

/** For each round, how long each player takes. */
type Takes = readonly (readonly number[])[]

const table = (minPlayers: number, maxPlayers: number): fc.Arbitrary<Takes> =>
  count(minPlayers, maxPlayers).chain((players) =>
    fc.array(fc.array(positiveSeconds(), { minLength: players, maxLength: players }), {
      minLength: 1,
      maxLength: 3,
    }),
  )

function open(
  module: Module,
  takes: Takes,
  failing?: { player: string; round: number },
): Played<number> {
  function* round(player: string, number: number): Coroutine<void> {
    note(`${player} begins round ${number}`)
    yield* sleep(takes[number - 1]?.[NAMES.indexOf(player)] ?? 0)
    if (player === failing?.player && number === failing.round) throw new Error('I give up')
    note(`${player} ends round ${number}`)
  }
  const players = NAMES.slice(0, takes[0]?.length)
  const announce = (number: number) => note(`announced: round ${number}`)
  return play(module.tournament(players, takes.length, round, announce))
}

/** When each round begins, and when the last one is over. */
function startsOf(takes: Takes): number[] {
  const starts = [0]
  for (const round of takes) starts.push((starts.at(-1) ?? 0) + Math.max(...round))
  return starts
}

/** Is each round announced behind all that belongs to it, and ahead of all of the next one? */
function isBetween(lines: readonly string[], rounds: number): boolean {
  return Array.from({ length: rounds }, (_, i) => i + 1).every((round) => {
    const place = lines.indexOf(`announced: round ${round}`)
    const last = lines.lastIndexOf(`ends round ${round}`)
    const next = lines.indexOf(`begins round ${round + 1}`)
    return place > last && (next < 0 || place < next)
  })
}

function said(takes: Takes): string {
  return takes.map((round, i) => `${i + 1}: ${round.join(', ')} s.`).join(' ')
}
