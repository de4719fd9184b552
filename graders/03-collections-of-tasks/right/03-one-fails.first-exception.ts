// Differs: wait until one fails, cancel what is pending, wait for it, read the results.
// Se distingue: espera hasta que falla una, cancela las pendientes, las espera y lee los resultados.
import { type Coroutine, createTask, FIRST_EXCEPTION, wait } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part), { name: part }))
  if (tasks.length === 0) return []
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_EXCEPTION })
  const broken = done.find((task) => task.exception() !== undefined)
  for (const task of pending) task.cancel()
  if (pending.length > 0) yield* wait(pending)
  if (broken !== undefined) throw broken.exception()
  return tasks.map((task) => task.result())
}
