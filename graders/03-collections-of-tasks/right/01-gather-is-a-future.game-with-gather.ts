// Differs: game gathers the dice and the bets together; a task of its own asks about the dice.
// Se distingue: game reúne a la vez los dados y las apuestas; una tarea propia pregunta por los dados.
import { type Coroutine, type Future, gather } from '#runtime'

type Round = { wereRolling: boolean; points: number[] }

export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  return gather(Array.from({ length: times }, roll))
}

export function* game(
  times: number,
  roll: () => Coroutine<number>,
  takeBets: () => Coroutine<void>,
): Coroutine<Round> {
  const dice = throwDice(times, roll)
  function* askAtTheEnd(): Coroutine<boolean> {
    yield* takeBets()
    return !dice.done()
  }
  const [wereRolling, points] = yield* gather([askAtTheEnd(), dice])
  return { wereRolling, points }
}
