// Differs: waits for one after another with FIRST_COMPLETED until one has failed, in a loop.
// Se distingue: espera de una en una con FIRST_COMPLETED hasta que alguna falla, en un bucle.
import { type Coroutine, createTask, FIRST_COMPLETED, type Task, wait } from '#runtime'

/** The names of the tests, by what became of them. */
export type Report = { passed: string[]; failed: string[]; stopped: string[] }

/** Runs all the tests, stops at the first failure, and reports. Never raises. */
export function* rehearse(
  tests: string[],
  perform: (test: string) => Coroutine<void>,
): Coroutine<Report> {
  const nameOf = new Map<Task<void>, string>()
  for (const test of tests) nameOf.set(createTask(perform(test)), test)
  const failed = new Set<Task<void>>()
  let running = [...nameOf.keys()]
  while (running.length > 0 && failed.size === 0) {
    const { done, pending } = yield* wait(running, { returnWhen: FIRST_COMPLETED })
    for (const task of done) if (task.exception() !== undefined) failed.add(task)
    running = pending
  }
  for (const task of running) task.cancel()
  for (const task of running) {
    try {
      yield* task
    } catch {}
  }
  const report: Report = { passed: [], failed: [], stopped: [] }
  for (const [task, name] of nameOf) {
    if (running.includes(task)) report.stopped.push(name)
    else if (failed.has(task)) report.failed.push(name)
    else report.passed.push(name)
  }
  return report
}
