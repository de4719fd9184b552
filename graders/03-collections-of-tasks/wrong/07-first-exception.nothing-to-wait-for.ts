// fails: reports three empty lists when there is nothing to test
// card: M78
// Gives wait an empty list.
import { type Coroutine, createTask, FIRST_EXCEPTION, wait } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

/** Runs all the tests, stops at the first failure, and reports. Never raises. */
export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  const tasks = tests.map((test) => createTask(perform(test), { name: test }))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_EXCEPTION })
  for (const task of pending) task.cancel()
  if (pending.length > 0) yield* wait(pending)
  return {
    passed: done.filter((task) => task.exception() === undefined).map((task) => task.getName()),
    failed: done.filter((task) => task.exception() !== undefined).map((task) => task.getName()),
    stopped: pending.map((task) => task.getName()),
  }
}
