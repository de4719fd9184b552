// fails: starts every test before waiting for any, each of them once
// fails: asks the others to stop at the first failure, each of them once, and not before
// fails: returns when everybody has really ended, cleanup included, and not later
// fails: reports who had passed, who had failed and who was stopped, in the order of the tests
// card: M31
// Reads the result of whatever is done.
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
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_EXCEPTION })
  for (const task of pending) task.cancel()
  if (pending.length > 0) yield* wait(pending)
  for (const task of done) task.result()
  return {
    passed: done.filter((task) => task.exception() === undefined).map((task) => task.getName()),
    failed: done.filter((task) => task.exception() !== undefined).map((task) => task.getName()),
    stopped: pending.map((task) => task.getName()),
  }
}
