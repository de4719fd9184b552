// Differs: a group of tasks waits for both voices.
// Se distingue: un grupo de tareas espera las dos voces.
import { type Coroutine, getRunningLoop, type Task, TaskGroup } from '#runtime'

/** Creates a coroutine that says line after line, passes the microphone after each, and returns. */
export type Voice = () => Coroutine<string>

function* oneTurn(): Coroutine<void> {
  yield
}
export function* begin(voice: Voice): Coroutine<Task<string>> {
  const speaking = getRunningLoop().createTask(voice(), { name: 'voice' })
  yield* oneTurn()
  return speaking
}
export function* duet(first: Voice, second: Voice): Coroutine<[string, string]> {
  const group = new TaskGroup()
  yield* group.aenter()
  const voices = { first: group.createTask(first()), second: group.createTask(second()) }
  yield* group.aexit()
  return [voices.first.result(), voices.second.result()]
}
