// fails: game takes the bets while the dice roll
// fails: game says whether dice were still rolling when the bets closed
// card: M21
// Waits for the dice before the bets are taken.
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
  const points = yield* throwDice(times, roll)
  yield* takeBets()
  return { wereRolling: false, points }
}
