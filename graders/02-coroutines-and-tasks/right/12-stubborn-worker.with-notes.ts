// Differs: notes beside the answers, double quotes, a program that was changed to try things.
// Se distingue: notas junto a las respuestas, comillas dobles, un programa cambiado para hacer pruebas.
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
    yield* sleep(50)
  } catch (error) {
    if (character === 'polite') throw error
    if (character === 'clumsy') throw new Error('stopped')
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

export const onceEndings: Record<'polite' | 'stubborn' | 'clumsy' | 'unborn', Ending> = {
  polite: 'cancelled', // throws it again
  stubborn: 'returned', // comes to `return`
  clumsy: 'raised',
  unborn: 'cancelled', // had no turn
}

// One CancelledError for two requests.
export const twiceEndings: Record<'together' | 'apart', Ending> = {
  together: 'returned',
  apart: 'cancelled',
}

export const pardonResult: { requests: number; left: number; ending: Ending } = {
  requests: 2,
  left: 1,
  ending: 'returned',
}

export const spare = currentTask
