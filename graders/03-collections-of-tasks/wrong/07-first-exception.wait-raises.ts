// fails: reports who had passed, who had failed and who was stopped, in the order of the tests
// card: M77
// Expects the error out of wait, and takes its absence for success.
import { type Coroutine, createTask, FIRST_EXCEPTION, wait } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

/** Runs all the tests, stops at the first failure, and reports. Never raises. */
export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  if (tests.length === 0) return { passed: [], failed: [], stopped: [] }
  const tasks = tests.map((test) => createTask(perform(test), { name: test }))
  try {
    const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_EXCEPTION })
    for (const task of pending) task.cancel()
    if (pending.length > 0) yield* wait(pending)
    return {
      passed: done.map((task) => task.getName()),
      failed: [],
      stopped: pending.map((task) => task.getName()),
    }
  } catch {
    return { passed: [], failed: tests, stopped: [] }
  }
}
