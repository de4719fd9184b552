// fails: game takes the bets while the dice roll
// fails: game says whether dice were still rolling when the bets closed
// fails: game returns the points when the last die lies still
// card: M75
// Takes what throwDice gives for the points.
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
  const points = throwDice(times, roll)
  yield* takeBets()
  const wereRolling = !points.done()
  // @ts-expect-error: this is a future, not a list.
  return { wereRolling, points }
}
