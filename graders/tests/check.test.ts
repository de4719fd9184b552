// Properties over generated inputs: the smallest counterexample, the same case again, and what is
// not worth shrinking.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { count, delays, word } from '../arbitraries.ts'
import { check, demand, type Failure, holes, replay, Unmet } from '../check.ts'
import { GuardError } from '../guards.ts'

beforeEach(() => {
  Object.assign(replay, { seed: 1, seeds: 1, path: undefined, runs: 100 })
  holes.met = false
})

const seen = { en: 'too long', es: 'demasiado largo' }

/** What a check throws; a check that passes gives undefined. */
function thrownBy(run: () => void): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}

/** The failure of a property over delays, and the inputs it was tried on. */
function failing(holds: (seconds: readonly number[]) => boolean) {
  const tried: (readonly number[])[] = []
  const error = thrownBy(() =>
    check({ seconds: delays() }, ({ seconds }) => {
      tried.push(seconds)
      demand(holds(seconds), () => ({ seen }))
    }),
  )
  if (!(error instanceof Unmet)) throw new Error(`the property did not fail but threw ${error}`)
  return { error, tried }
}

describe('check', () => {
  it('passes a property that holds, after as many runs as asked for', () => {
    let runs = 0
    expect(check({ n: count(0, 9) }, () => void runs++)).toBeUndefined()
    expect(runs).toBe(100)
    replay.runs = 7
    check({ n: count(0, 9) }, () => void runs++)
    expect(runs).toBe(107)
  })

  it('throws the failure of the smallest inputs that break it', () => {
    const { error } = failing((seconds) => seconds.length < 3)
    expect(error.failure.seen).toEqual(seen)
    expect(error.counterexample).toBe('seconds = [0.5,0.5,0.5]')
  })

  it('finds the smallest of several inputs together', () => {
    const error = thrownBy(() =>
      check({ size: count(0, 100), name: word() }, ({ size, name }) =>
        demand(size < 17 || name.length < 2, () => ({ seen })),
      ),
    )
    expect(error).toBeInstanceOf(Unmet)
    expect((error as Unmet).counterexample).toBe('size = 17, name = "aa"')
  })

  it('tells the values of the smallest case, not those of the first', () => {
    const error = thrownBy(() =>
      check({ size: count(0, 100) }, ({ size }) =>
        demand(size < 17, () => ({ seen: { en: `${size} is too much`, es: `${size} es mucho` } })),
      ),
    )
    expect((error as Unmet).failure.seen.en).toBe('17 is too much')
    expect((error as Unmet).message).toBe('17 is too much')
  })

  it('tries the same inputs for the same seed, and others for another', () => {
    const inputs = (seed: number) => {
      const tried: number[][] = []
      replay.seed = seed
      check({ seconds: delays() }, ({ seconds }) => void tried.push(seconds))
      return tried
    }
    expect(inputs(1)).toEqual(inputs(1))
    expect(inputs(2)).not.toEqual(inputs(1))
  })

  it('tries several seeds in a row, as each would be tried alone, and says which one failed', () => {
    const inputs = (seed: number, seeds: number) => {
      const tried: number[][] = []
      Object.assign(replay, { seed, seeds })
      check({ seconds: delays() }, ({ seconds }) => void tried.push(seconds))
      return tried
    }
    expect(inputs(4, 3)).toEqual([4, 5, 6].flatMap((seed) => inputs(seed, 1)))
    const fifth = inputs(5, 1).find(
      (seconds) => !inputs(4, 1).some((one) => `${one}` === `${seconds}`),
    )
    Object.assign(replay, { seed: 4, seeds: 3 })
    failing((seconds) => `${seconds}` !== `${fifth}`)
    expect(replay.tried).toBe(5)
  })

  it.each([1, 2, 3, 99])('repeats exactly the case of a path: seed %i', (seed) => {
    replay.seed = seed
    const holds = (seconds: readonly number[]) => seconds.length < 3 || !seconds.includes(2)
    const first = failing(holds)
    expect(first.error.path).toMatch(/^\d+(:\d+)*$/)
    replay.path = first.error.path
    const again = failing(holds)
    expect(again.tried).toEqual([first.tried.findLast((seconds) => !holds(seconds))])
    expect(again.error.counterexample).toBe(first.error.counterexample)
    expect(again.error.path).toBe(first.error.path)
  })

  it('runs the case of a path and no other when it passes now', () => {
    replay.path = failing((seconds) => seconds.length < 3).error.path
    const tried: number[][] = []
    check({ seconds: delays() }, ({ seconds }) => void tried.push(seconds))
    expect(tried).toEqual([[0.5, 0.5, 0.5]])
  })

  it('does not pass for want of a case', () => {
    replay.path = '3:99'
    const error = thrownBy(() => check({ seconds: delays() }, () => {}))
    expect(error).toBeInstanceOf(Unmet)
    expect((error as Unmet).failure.seen).toEqual({
      en: 'There is no case 3:99 among the inputs of seed 1.',
      es: 'No hay un caso 3:99 entre las entradas de la semilla 1.',
    })
  })

  it('throws an error of the program as it is, the smallest one', () => {
    const error = thrownBy(() =>
      check({ size: count(0, 100) }, ({ size }) => {
        if (size > 4) throw new RangeError(`size ${size}`)
      }),
    )
    expect(error).toBeInstanceOf(RangeError)
    expect((error as Error).message).toBe('size 5')
  })

  it('stops at once when the program was stopped', () => {
    const stopped = new GuardError({ en: 'endless', es: 'sin fin' })
    let runs = 0
    const error = thrownBy(() =>
      check({ size: count(0, 100) }, () => {
        runs += 1
        if (runs === 3) throw stopped
      }),
    )
    expect(error).toBe(stopped)
    expect(runs).toBe(3)
  })

  it('stops at once when something is still to do', () => {
    const notStarted = new Error('still to do')
    let runs = 0
    const error = thrownBy(() =>
      check({ size: count(0, 100) }, () => {
        runs += 1
        holes.met = true
        throw notStarted
      }),
    )
    expect(error).toBe(notStarted)
    expect(runs).toBe(1)
  })

  it('shows inputs as they are written in a program', () => {
    const error = thrownBy(() =>
      check(
        { name: fc.constant('a'), failing: fc.constant(undefined), at: fc.constant([{ n: 1 }]) },
        () => demand(false, () => ({ seen })),
      ),
    )
    expect((error as Unmet).counterexample).toBe('name = "a", failing = undefined, at = [{"n":1}]')
  })
})

describe('demand', () => {
  it('makes its sentence only when it is needed', () => {
    const sentence = (): Failure => {
      throw new Error('made')
    }
    expect(() => demand(true, sentence)).not.toThrow()
    expect(() => demand(false, sentence)).toThrow('made')
  })

  it('throws what it knows', () => {
    const failure: Failure = { seen, card: 'M23' }
    const error = thrownBy(() => demand(false, () => failure))
    expect(error).toMatchObject({ name: 'Unmet', failure, counterexample: undefined })
  })

  it('tells the compiler that its condition holds from here on', () => {
    const lengthOf = (value: string | undefined): number => {
      demand(value !== undefined, () => ({ seen }))
      return value.length
    }
    expect(lengthOf('abc')).toBe(3)
    expect(() => lengthOf(undefined)).toThrow(Unmet)
  })
})
