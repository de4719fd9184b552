// fails: asks the others to stop at the first failure, each of them once, and not before
// fails: returns when everybody has really ended, cleanup included, and not later
// fails: reports who had passed, who had failed and who was stopped, in the order of the tests
// card: none
// Stops when the first test has ended, failed or not.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

/** Runs all the tests, stops at the first failure, and reports. Never raises. */
export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  if (tests.length === 0) return { passed: [], failed: [], stopped: [] }
  const tasks = tests.map((test) => createTask(perform(test), { name: test }))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  if (pending.length > 0) yield* wait(pending)
  return {
    passed: done.filter((task) => task.exception() === undefined).map((task) => task.getName()),
    failed: done.filter((task) => task.exception() !== undefined).map((task) => task.getName()),
    stopped: pending.map((task) => task.getName()),
  }
}
