// Differs: one helper makes the tasks, in a loop; the last one is awaited first, and the results are read afterwards.
// Se distingue: una función auxiliar crea las tareas, en un bucle; primero se espera la última, y después se leen los resultados.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield* sleep(0)
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const [one, other] = [first, second].map((voice) => createTask(voice()))
  if (one === undefined || other === undefined) throw new Error('two voices')
  yield* other
  yield* one
  return [one.result(), other.result()]
}
