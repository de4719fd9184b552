// The worker ends as it was told to, whether somebody asks it to stop or not.
import { describe, expect, it } from 'vitest'
import { type Coroutine, createTask, type Ending, sleep, wait } from '#runtime'
import { logged, play, resultOf } from '../observe.ts'
import { endingOf, worker } from '../workers.ts'

const ENDINGS = ['returned', 'raised', 'cancelled'] as const
const error = new Error('out of paper')

function ended(ends: Ending, askedAt: number | undefined) {
  function* main(): Coroutine<Ending> {
    const task = createTask(worker({ ends, worksFor: 2, cleansUpFor: 1 }, { result: 7, error }))
    if (askedAt) yield* sleep(askedAt)
    if (askedAt !== undefined) task.cancel()
    yield* wait([task])
    const ending = endingOf(task)
    if (ending === 'returned') expect(task.result()).toBe(7)
    if (ending === 'raised') expect(task.exception()).toBe(error)
    return ending
  }
  const run = play(main())
  return { ending: resultOf(run), time: run.time, lines: logged(run) }
}

describe('worker', () => {
  it.each(ENDINGS)('ends when its work ends: %s', (ends) => {
    const lines = ['work begins', 'work ends']
    expect(ended(ends, undefined)).toEqual({ ending: ends, time: 2, lines })
  })

  it.each(ENDINGS)('cleans up when it is asked to stop, and ends all the same: %s', (ends) => {
    const lines = ['work begins', 'cleanup begins', 'cleanup ends']
    expect(ended(ends, 1)).toEqual({ ending: ends, time: 2, lines })
  })

  it.each(ENDINGS)('does nothing when it is asked before it starts: %s', (ends) => {
    expect(ended(ends, 0)).toEqual({ ending: 'cancelled', time: 0, lines: [] })
  })
})
