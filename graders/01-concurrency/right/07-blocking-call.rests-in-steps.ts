// Differs: a group of tasks, and a rest of ten short sleeps, whose sum is 1 s but for the last digit.
// Se distingue: un grupo de tareas, y un descanso de diez pausas cortas, cuya suma es 1 s salvo la última cifra.
import { asyncWith, type Coroutine, sleep, TaskGroup } from '#runtime'

type Disk = {
  copyNow(name: string): number
  copy(name: string): Coroutine<number>
  restNow(seconds: number): void
}

export function* backUp(names: readonly string[], disk: Disk): Coroutine<number> {
  let total = 0
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const name of names) group.createTask(save(name))
  })
  return total

  function* save(name: string): Coroutine<void> {
    const size = yield* disk.copy(name)
    for (let step = 0; step < 10; step += 1) yield* sleep(0.1)
    total += size
  }
}
