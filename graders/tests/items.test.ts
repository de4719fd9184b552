import { describe, expect, it } from 'vitest'
import { type Coroutine, StopAsyncIteration, sleep } from '#runtime'
import { askBeyond, demandEachWalk, demandEnd, walk, walkAgain } from '../items.ts'
import { play, resultOf } from '../observe.ts'

/** 1, 2, 3 and so on, without an end, each after a second. */
function endless() {
  let given = 0
  return {
    aiter() {
      return this
    },
    *anext(): Coroutine<number> {
      yield* sleep(1)
      given += 1
      return given
    },
  }
}

/** Nothing, said in these ways, each a second after it was asked. */
function empty(ways: (() => number | undefined)[], seconds = 0) {
  let asked = 0
  return {
    *anext(): Coroutine<number | undefined> {
      yield* sleep(seconds)
      asked += 1
      return ways[Math.min(asked, ways.length) - 1]?.()
    },
  }
}

const end = (): never => {
  throw new StopAsyncIteration()
}

function complaint(ways: (() => number | undefined)[], seconds = 0) {
  const run = play(askBeyond(empty(ways, seconds), 0))
  const situation = { en: 'it was empty', es: 'estaba vacío' }
  try {
    demandEnd(run, resultOf(run), situation, (item) => typeof item === 'number')
    return undefined
  } catch (error) {
    const { failure } = error as { failure: { seen: { en: string }; card?: string } }
    return [failure.seen.en, failure.card]
  }
}

describe('walk', () => {
  it('stops by itself, without asking for one more', () => {
    const run = play(walk(endless(), 3))
    expect([resultOf(run), run.time]).toEqual([[1, 2, 3], 3])
    expect(resultOf(play(walk(endless(), 0)))).toEqual([])
  })

  it('waits for what is done with an item', () => {
    const run = play(walk(endless(), 2, () => sleep(5)))
    expect(run.time).toBe(12)
  })
})

describe('demandEachWalk', () => {
  const show = (items: readonly number[]) => ({ en: items.join(), es: items.join() })
  const walks = (most: number, items = endless()) => {
    const run = play(walkAgain(items, most))
    return () => demandEachWalk(run, [1, 2], { en: 'them', es: 'ellos' }, show)
  }

  it('is content when each has a position of its own', () => {
    expect(walks(2, { ...endless(), aiter: () => ({ ...endless() }) } as never)).not.toThrow()
  })

  it('tells the second loop from the first, and a wrong first one', () => {
    expect(walks(2)).toThrow('The second loop over them got 3,4; expected 1,2.')
    expect(walks(3)).toThrow('The first loop over them got 1,2,3; expected 1,2.')
  })
})

describe('demandEnd', () => {
  it('is content with StopAsyncIteration, said at once and each time', () => {
    expect(complaint([end])).toBeUndefined()
  })

  it('tells a value at the end, and another error, by the card', () => {
    expect(complaint([() => undefined])).toEqual([
      'it was empty, was asked again and gave undefined; expected that it throws StopAsyncIteration.',
      'M91',
    ])
    const stop = () => {
      throw new RangeError('stop')
    }
    expect(complaint([stop])?.[1]).toBe('M91')
  })

  it('knows one that begins again, and one that is late', () => {
    expect(complaint([end, () => 1])).toEqual([expect.stringContaining('gave 1'), undefined])
    expect(complaint([end], 2)?.[0]).toContain('only 2 s later')
  })
})
