// fails: game says whether dice were still rolling when the bets closed
// card: none
// Asks whether the dice roll when the points are known.
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
  yield* takeBets()
  const points = yield* dice
  return { wereRolling: !dice.done(), points }
}
