// fails: game takes the bets while the dice roll
// fails: game says whether dice were still rolling when the bets closed
// card: none
// Throws when the bets have closed: no die rolls before.
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
  yield* takeBets()
  const dice = throwDice(times, roll)
  const wereRolling = !dice.done()
  return { wereRolling, points: yield* dice }
}
