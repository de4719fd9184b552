// Differs: a wrapper makes the callbacks; announce stands last in line itself, and waits to be called.
// Se distingue: una función crea los callbacks; announce se pone también al final de la fila y espera a que la llamen.
import { type Coroutine, Future, type Task } from '#runtime'

export function follow(task: Task<number>, log: (line: string) => void): void {
  const logging = (tell: (ended: Task<number>) => string) => (ended: Task<number>) => {
    log(`${ended.getName()} ${tell(ended)}`)
  }
  task.addDoneCallback(logging(() => 'ended'))
  task.addDoneCallback(logging((ended) => `gave ${ended.result()}`))
}

export function* announce(
  future: Future<number>,
  value: number,
  heard: number[],
): Coroutine<number> {
  const counted = new Future<number>()
  future.addDoneCallback(() => counted.setResult(heard.length))
  future.setResult(value)
  return yield* counted
}
