// fails: game takes the bets while the dice roll
// fails: game says whether dice were still rolling when the bets closed
// fails: game returns the points when the last die lies still
// card: M75
// Asks the future for its items, as if it were the list.
import { type Coroutine, type Future, gather } from '#runtime'

/** What is known of a round at its end. */
export type Round = {
  /** Were dice still rolling when the bets closed? */
  wereRolling: boolean
  /** What the dice show, in the order in which they were thrown. */
  points: number[]
}

export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  return gather(Array.from({ length: times }, () => roll()))
}

export function* game(
  times: number,
  roll: () => Coroutine<number>,
  takeBets: () => Coroutine<void>,
): Coroutine<Round> {
  const points: unknown = throwDice(times, roll)
  yield* takeBets()
  return {
    wereRolling: (points as number[]).some((n) => n === undefined),
    points: points as number[],
  }
}
