// fails: game says whether dice were still rolling when the bets closed
// card: none
// Asks whether the dice roll before the bets are taken.
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
  const wereRolling = !dice.done()
  yield* takeBets()
  return { wereRolling, points: yield* dice }
}
