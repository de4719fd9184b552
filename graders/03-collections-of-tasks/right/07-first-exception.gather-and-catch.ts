// Differs: gather instead of wait; looks at the tasks when the first error has come out of it.
// Se distingue: gather en vez de wait; mira las tareas cuando ya ha salido el primer error.
import { CancelledError, type Coroutine, createTask, gather } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

/** Runs all the tests, stops at the first failure, and reports. Never raises. */
export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  const report: Report = { passed: [], failed: [], stopped: [] }
  const tasks = tests.map((test) => createTask(perform(test)))
  try {
    yield* gather(tasks)
  } catch (error) {
    if (error instanceof CancelledError) throw error
  }
  tasks.forEach((task, index) => {
    const list = !task.done() ? 'stopped' : task.exception() ? 'failed' : 'passed'
    report[list].push(tests[index] ?? '')
    task.cancel()
  })
  yield* gather(tasks, { returnExceptions: true })
  return report
}
