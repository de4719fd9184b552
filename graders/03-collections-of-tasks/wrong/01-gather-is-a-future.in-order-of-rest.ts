// fails: the future brings the points in the order of the throws
// fails: game returns the points when the last die lies still
// card: M70
// Notes the points as the dice come to rest.
import { type Coroutine, createTask, type Future, gather } from '#runtime'

type Round = { wereRolling: boolean; points: number[] }

export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  const points: number[] = []
  function* throwOne(): Coroutine<void> {
    points.push(yield* roll())
  }
  function* all(): Coroutine<number[]> {
    yield* gather(Array.from({ length: times }, throwOne))
    return points
  }
  return times === 0 ? gather([]) : createTask(all())
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
