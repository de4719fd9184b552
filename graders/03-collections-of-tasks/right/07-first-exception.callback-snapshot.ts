// Differs: the done callback of the first failure takes the picture and stops the others.
// Se distingue: el callback del primer fallo hace la foto y para a las demás.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  const states = new Map<string, keyof Report>()
  const tasks = new Map<string, Task<void>>()
  const decide = () => {
    if (states.size > 0) return
    for (const [name, task] of tasks) {
      states.set(name, !task.done() ? 'stopped' : task.exception() ? 'failed' : 'passed')
    }
    for (const task of tasks.values()) task.cancel()
  }
  for (const test of tests) {
    const task = createTask(perform(test))
    tasks.set(test, task)
    task.addDoneCallback((ended) => {
      if (!ended.cancelled() && ended.exception()) decide()
    })
  }
  yield* gather([...tasks.values()], { returnExceptions: true })
  decide()
  const named = (kind: keyof Report) => tests.filter((test) => states.get(test) === kind)
  return { passed: named('passed'), failed: named('failed'), stopped: named('stopped') }
}
