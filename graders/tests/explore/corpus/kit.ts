// What the programs of the corpus have in common.
import { type Coroutine, createTask, sleep } from '#runtime'
import { type Played, resultOf } from '../../../observe.ts'

/** Something that had to hold did not. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

/** Something has to hold here. */
export function holds(condition: boolean): void {
  if (!condition) throw new Broken()
}

/** The program has to return, and something has to hold then. */
export function expects(run: Played<unknown>, condition: boolean): void {
  resultOf(run)
  holds(condition)
}

/**
 * Runs each in a task with its name, and waits for one after the other. Beside them, as in any
 * program that is not made to show a bug, runs one that has nothing to do with them.
 */
export function* together(jobs: Readonly<Record<string, Coroutine<unknown>>>): Coroutine<void> {
  const all = { ...jobs, bystander: bystander() }
  const tasks = Object.entries(all).map(([name, job]) => createTask(job, { name }))
  for (const task of tasks) yield* task
}

function* bystander(): Coroutine<void> {
  yield* sleep(0.5)
  yield* sleep(0.5)
}
