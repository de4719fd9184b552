// fails: throws every die on its own, all of them at the same time
// fails: the future is done when the last die lies still, and from the beginning if there are no dice
// fails: game takes the bets while the dice roll
// fails: game says whether dice were still rolling when the bets closed
// card: M23
// One task throws all the dice, each when the one before lies still.
import { type Coroutine, createTask, type Future } from '#runtime'

type Round = { wereRolling: boolean; points: number[] }

export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  function* all(): Coroutine<number[]> {
    const points: number[] = []
    for (let die = 0; die < times; die += 1) points.push(yield* roll())
    return points
  }
  return createTask(all())
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
