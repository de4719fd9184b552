// fails: starts every test before waiting for any, each of them once
// fails: asks the others to stop at the first failure, each of them once, and not before
// fails: returns when everybody has really ended, cleanup included, and not later
// fails: reports who had passed, who had failed and who was stopped, in the order of the tests
// card: M31
// Lets the first error out of gather.
import { type Coroutine, createTask, gather } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

/** Runs all the tests, stops at the first failure, and reports. Never raises. */
export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  const tasks = tests.map((test) => createTask(perform(test), { name: test }))
  yield* gather(tasks)
  return { passed: tests, failed: [], stopped: [] }
}
