// Jobs do what their plan says, whatever becomes of them, and their crew has seen it all.
import { beforeEach, describe, expect, it } from 'vitest'
import { CancelledError, type Coroutine, createTask, sleep } from '#runtime'
import { holes, Unmet } from '../check.ts'
import { Crew, demandEnd, demandStop, type Plan, resultDespite, stopAfter } from '../jobs.ts'
import { DidNotReturn, logged, play, requests, stage } from '../observe.ts'

beforeEach(() => {
  holes.met = false
  Object.assign(stage, { line: () => 0, afterRun: () => {}, last: undefined, notes: [] })
})

/** One job that is asked to stop at those moments. */
function stopped(plan: Plan, ...moments: number[]) {
  const crew = new Crew()
  const run = crew.play(
    (function* (): Coroutine<string> {
      const task = createTask(crew.work('job', plan, 'done'))
      let now = 0
      for (const moment of moments) {
        yield* sleep(moment - now)
        now = moment
        task.cancel()
      }
      return yield* task
    })(),
  )
  return { crew, run }
}

describe('Crew', () => {
  it('works and gives the result', () => {
    const { crew, run } = stopped({ works: 2 })
    expect(run).toMatchObject({ kind: 'returned', result: 'done', time: 2, left: [] })
    expect(logged(run)).toEqual(['job begins', 'job ends'])
    expect(crew).toMatchObject({ begun: ['job'], asked: [], errors: [] })
  })

  it('fails at the end of its work', () => {
    const { crew, run } = stopped({ works: 2, fails: true })
    expect(run).toMatchObject({ kind: 'raised', error: crew.errors[0], time: 2, left: [] })
    expect(logged(run)).toEqual(['job begins', 'job fails'])
  })

  it.each([
    ['cancelled', 'raised'],
    ['returned', 'returned'],
    ['raised', 'raised'],
  ] as const)('cleans up when it is asked to stop, and ends %s', (stops, kind) => {
    const { crew, run } = stopped({ works: 5, cleansUp: 2, stops }, 1)
    expect(run).toMatchObject({ kind, time: 3, left: [] })
    expect(run.error instanceof CancelledError).toBe(stops === 'cancelled')
    expect(logged(run).slice(0, 3)).toEqual([
      'job begins',
      'job is asked to stop',
      'job has cleaned up',
    ])
    expect(crew.asked).toEqual(['job'])
  })

  it('leaves its cleanup when it is asked again', () => {
    const { crew, run } = stopped({ works: 5, cleansUp: 2, stops: 'returned' }, 1, 2)
    expect(run).toMatchObject({ kind: 'raised', time: 2, left: [] })
    expect(crew.asked).toEqual(['job', 'job'])
    expect(logged(run).at(-1)).toBe('job is interrupted while it cleans up')
  })

  it('knows who has not ended when the program does', () => {
    const crew = new Crew()
    const run = crew.play(
      (function* (): Coroutine<void> {
        createTask(crew.work('slow', { works: 3 }, 0))
        yield* createTask(crew.work('quick', { works: 1 }, 0))
      })(),
    )
    expect(run.left).toEqual(['slow'])
  })
})

describe('resultDespite', () => {
  it('is the result', () => {
    const { crew, run } = stopped({ works: 1 })
    expect(resultDespite(crew, run)).toBe('done')
  })

  it.each(['cancelled', 'raised'] as const)(
    'refuses what a stopped job ended with: %s',
    (stops) => {
      const { crew, run } = stopped({ works: 5, stops }, 1)
      expect(() => resultDespite(crew, run)).toThrow(Unmet)
    },
  )

  it("leaves other errors to be explained as the program's own", () => {
    const crew = new Crew()
    const run = crew.play(
      (function* (): Coroutine<never> {
        throw new Error('typo')
      })(),
    )
    expect(() => resultDespite(crew, run)).toThrow(DidNotReturn)
  })
})

/** What a demand says is wrong: its card, or its sentence where it has none. */
function complaint(demand: () => void): string | undefined {
  try {
    demand()
    return undefined
  } catch (error) {
    if (!(error instanceof Unmet)) throw error
    return error.failure.card ?? error.failure.seen.en
  }
}

const advice = { en: 'Stop it.', es: 'Hay que pararlo.' }
const slow: Plan = { works: 5, cleansUp: 2, stops: 'returned' }

describe('demandStop', () => {
  const complain = (at: number, ...moments: number[]) => {
    const { crew, run } = stopped(slow, ...moments)
    return complaint(() => demandStop(crew, run, { names: ['job'], at, advice }))
  }

  it('wants a request, in time and only one', () => {
    expect(complain(1, 1)).toBeUndefined()
    expect(complain(1)).toBe('M79')
    expect(complain(1, 2)).toContain('at 2 s; expected at 1 s')
    expect(complain(1, 1, 2)).toBe('M53')
  })

  it('wants to hear of each job that began, unless it was left before it could hear', () => {
    const complain = (names: string[], ...waits: readonly number[]) => {
      const crew = new Crew()
      const run = crew.play(
        (function* (): Coroutine<void> {
          const [job] = ['job', 'other'].map((name) => createTask(crew.work(name, slow, 0)))
          yield* sleep(1)
          job?.cancel()
          for (const seconds of waits) yield* sleep(seconds)
        })(),
      )
      return complaint(() => demandStop(crew, run, { names, at: 1, advice }))
    }
    expect(complain(['job', 'other'])).toBeUndefined()
    expect(complain(['job', 'other'], 9)).toContain('other was never asked to stop')
    expect(complain(['job', 'nobody'], 9)).toBeUndefined()
  })

  it('wants nothing where there is nothing to stop', () => {
    const { crew, run } = stopped(slow)
    expect(complaint(() => demandStop(crew, run, { names: [], at: 0, advice }))).toBeUndefined()
  })
})

describe('demandEnd', () => {
  it('wants the program to return at that moment', () => {
    const { run } = stopped(slow, 1)
    expect(complaint(() => demandEnd(run, { at: 3, advice }))).toBeUndefined()
    expect(complaint(() => demandEnd(run, { at: 2, advice }))).toContain('at 3 s')
  })

  it.each([
    ['M46', true],
    ['M79', false],
  ] as const)('wants nobody left at work: %s', (card, asks) => {
    const crew = new Crew()
    const run = crew.play(
      (function* (): Coroutine<void> {
        const task = createTask(crew.work('job', slow, 0))
        yield* sleep(1)
        if (asks) task.cancel()
      })(),
    )
    expect(complaint(() => demandEnd(run, { at: 1, advice }))).toBe(card)
  })
})

describe('stopAfter', () => {
  it.each(['cancelled', 'raised', 'returned'] as const)(
    'says how the program ended: %s',
    (stops) => {
      const crew = new Crew()
      const run = crew.play(stopAfter(crew.work('job', { works: 5, stops }, 0), sleep(1)))
      expect(run).toMatchObject({ kind: 'returned', result: stops, time: 1, left: [] })
    },
  )

  it('asks once after each wait', () => {
    const crew = new Crew()
    const program = crew.work('job', { works: 5, cleansUp: 3 }, 0)
    const run = play(stopAfter(program, sleep(1), sleep(2)))
    expect(run).toMatchObject({ result: 'cancelled', time: 3 })
    expect(requests(run).map(({ time, task }) => [time, task])).toEqual([
      [1, 'task'],
      [3, 'task'],
    ])
  })

  it('waits for a program that had ended before', () => {
    expect(play(stopAfter(sleep(1), sleep(2)))).toMatchObject({ result: 'returned', time: 2 })
  })
})
