// Before a release, everything is tested at the same time. With the first test that fails it is
// decided: the others are asked to stop, and a report says who passed, who failed, who was stopped.
//
// Antes de publicar una versión se prueba todo a la vez. Con la primera prueba que falla está
// decidido: se pide a las demás que paren, y un informe dice cuál pasó, cuál falló y cuál se paró.
import { type Coroutine, createTask, FIRST_EXCEPTION, type Task, wait } from '#runtime'

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
  return {
    passed: names(done.filter((task) => task.exception() === undefined)),
    failed: names(done.filter((task) => task.exception() !== undefined)),
    stopped: names(pending),
  }
}

function names(tasks: Task<unknown>[]): string[] {
  return tasks.map((task) => task.getName())
}
