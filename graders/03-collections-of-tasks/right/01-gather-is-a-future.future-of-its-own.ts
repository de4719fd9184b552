// Differs: a plain future, brought to its end by a callback of the last task.
// Se distingue: un futuro corriente, que un callback de la última tarea da por acabado.
import { type Coroutine, createTask, Future } from '#runtime'

type Round = { wereRolling: boolean; points: number[] }

export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  const tasks = Array.from({ length: times }, () => createTask(roll()))
  const points = new Future<number[]>()
  let rolling = times
  const settle = () => points.setResult(tasks.map((task) => task.result()))
  if (times === 0) settle()
  for (const task of tasks) {
    task.addDoneCallback(() => {
      rolling -= 1
      if (rolling === 0) settle()
    })
  }
  return points
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
