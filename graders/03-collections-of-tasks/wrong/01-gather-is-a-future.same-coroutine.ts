// fails: the future is done when the last die lies still, and from the beginning if there are no dice
// fails: game says whether dice were still rolling when the bets closed
// fails: throws every die on its own, all of them at the same time
// fails: the future brings the points in the order of the throws
// fails: game takes the bets while the dice roll
// fails: game returns the points when the last die lies still
// card: M83
// Rolls one die and takes its coroutine for as many throws.
import { type Coroutine, type Future, gather } from '#runtime'

type Round = { wereRolling: boolean; points: number[] }

export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  return gather(new Array<Coroutine<number>>(times).fill(roll()))
}

export function* game(
  times: number,
  roll: () => Coroutine<number>,
  takeBets: () => Coroutine<void>,
): Coroutine<Round> {
  const dice = throwDice(times, roll)
  yield* takeBets()
  const wereRolling = !dice.done()
  return { wereRolling, points: yield* dice }
}
