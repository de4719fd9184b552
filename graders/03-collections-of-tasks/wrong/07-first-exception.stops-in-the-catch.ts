// fails: asks the others to stop at the first failure, each of them once, and not before
// fails: returns when everybody has really ended, cleanup included, and not later
// fails: reports who had passed, who had failed and who was stopped, in the order of the tests
// card: M77
// Expects the error out of wait, and stops the others where it would be caught.
import { type Coroutine, createTask, FIRST_EXCEPTION, wait } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  const report: Report = { passed: [], failed: [], stopped: [] }
  if (tests.length === 0) return report
  const tasks = tests.map((test) => createTask(perform(test), { name: test }))
  try {
    yield* wait(tasks, { returnWhen: FIRST_EXCEPTION })
    return { passed: tests, failed: [], stopped: [] }
  } catch {
    for (const task of tasks) {
      if (task.cancel()) report.stopped.push(task.getName())
      else if (task.exception()) report.failed.push(task.getName())
      else report.passed.push(task.getName())
    }
    yield* wait(tasks)
    return report
  }
}
