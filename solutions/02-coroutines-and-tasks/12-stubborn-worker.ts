// Workers that are asked to stop, and take it in different ways. Read the three programs, run nothing,
// and write down how each worker ends: 'cancelled', 'returned' or 'raised'.
//
// Trabajadores a los que se pide parar y que se lo toman de distinto modo. Hay que leer los tres
// programas sin ejecutarlos y escribir cómo acaba cada uno: 'cancelled', 'returned' o 'raised'.
import { type Coroutine, createTask, currentTask, type Ending, sleep, type Task } from '#runtime'

/** Program 1: each worker is asked once; the last one before it has had a turn. */
export function* once(): Coroutine<object> {
  const polite = createTask(work('polite'))
  const stubborn = createTask(work('stubborn'))
  const clumsy = createTask(work('clumsy'))
  yield* sleep(1)
  const unborn = createTask(work('stubborn'))
  for (const task of [polite, stubborn, clumsy, unborn]) task.cancel()
  return {
    polite: yield* endingOf(polite),
    stubborn: yield* endingOf(stubborn),
    clumsy: yield* endingOf(clumsy),
    unborn: yield* endingOf(unborn),
  }
}

function* work(character: string): Coroutine<string> {
  try {
    yield* sleep(5)
  } catch (error) {
    if (character === 'polite') throw error
    if (character === 'clumsy') throw new Error('stopped')
    if (character === 'patient') yield* sleep(5)
  }
  return 'done'
}

function* endingOf(task: Task<unknown>): Coroutine<Ending> {
  try {
    yield* task
  } catch {}
  if (task.cancelled()) return 'cancelled'
  return task.exception() === undefined ? 'returned' : 'raised'
}

export const onceEndings: Record<string, Ending> = {
  polite: 'cancelled',
  stubborn: 'returned',
  clumsy: 'raised',
  unborn: 'cancelled',
}

/** Program 2: two workers that put up with one CancelledError are asked twice. */
export function* twice(): Coroutine<object> {
  const together = createTask(work('patient'))
  const apart = createTask(work('patient'))
  yield* sleep(1)
  for (const task of [together, together, apart]) task.cancel()
  yield* sleep(1)
  apart.cancel()
  return { together: yield* endingOf(together), apart: yield* endingOf(apart) }
}

export const twiceEndings: Record<string, Ending> = {
  together: 'returned',
  apart: 'cancelled',
}

/** Program 3: a worker counts the requests, takes one back, and goes on. */
export function* pardon(): Coroutine<object> {
  const worker = createTask(forgiving())
  yield* sleep(1)
  worker.cancel()
  worker.cancel()
  return { ending: yield* endingOf(worker), ...worker.result() }
}

function* forgiving(): Coroutine<{ requests: number; left: number }> {
  try {
    yield* sleep(5)
  } catch {}
  const me = currentTask()
  return { requests: me?.cancelling() ?? 0, left: me?.uncancel() ?? 0 }
}

export const pardonResult: { requests: number; left: number; ending: Ending } = {
  requests: 2,
  left: 1,
  ending: 'returned',
}
