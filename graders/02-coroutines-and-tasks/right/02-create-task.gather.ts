// Differs: gives one turn with a bare yield; gather makes the tasks of the duet and waits for both.
// Se distingue: cede un turno con un yield solo; gather crea las tareas del dúo y espera las dos.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export type Voice = () => Coroutine<string>

export function* begin(voice: Voice): Coroutine<Task<string>> {
  const task = createTask(voice())
  yield
  return task
}

export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  return yield* gather([first(), second()])
}
