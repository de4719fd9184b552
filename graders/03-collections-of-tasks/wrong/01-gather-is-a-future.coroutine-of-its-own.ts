// fails: throwDice returns at once, with a future
// fails: throws every die on its own, all of them at the same time
// fails: the future is done when the last die lies still, and from the beginning if there are no dice
// fails: the future brings the points in the order of the throws
// card: none
// Makes a coroutine of throwDice: nothing rolls until somebody awaits it.
import { type Coroutine, createTask, gather } from '#runtime'

type Round = { wereRolling: boolean; points: number[] }

export function* throwDice(times: number, roll: () => Coroutine<number>): Coroutine<number[]> {
  return yield* gather(Array.from({ length: times }, roll))
}

export function* game(
  times: number,
  roll: () => Coroutine<number>,
  takeBets: () => Coroutine<void>,
): Coroutine<Round> {
  const dice = createTask(throwDice(times, roll))
  yield* takeBets()
  const wereRolling = !dice.done()
  return { wereRolling, points: yield* dice }
}
