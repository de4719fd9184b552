// Differs: creates the tasks one by one and gathers tasks; game asks done() in an object.
// Se distingue: crea las tareas una a una y reúne tareas; game pregunta done() en un objeto.
import { type Coroutine, createTask, type Future, gather, type Task } from '#runtime'

type Round = { wereRolling: boolean; points: number[] }

export function throwDice(times: number, roll: () => Coroutine<number>): Future<number[]> {
  const tasks: Task<number>[] = []
  for (let die = 1; die <= times; die += 1) tasks.push(createTask(roll(), { name: `die ${die}` }))
  return gather(tasks)
}

export function* game(
  times: number,
  roll: () => Coroutine<number>,
  takeBets: () => Coroutine<void>,
): Coroutine<Round> {
  const dice = throwDice(times, roll)
  yield* takeBets()
  if (dice.done()) return { wereRolling: false, points: dice.result() }
  return { wereRolling: true, points: yield* dice }
}
