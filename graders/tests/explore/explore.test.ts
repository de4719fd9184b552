import { describe, expect, it } from 'vitest'
import { asyncWith, createTask, gather, Lock, sleep } from '#runtime'
import { demand, replay, Unmet } from '../../check.ts'
import { breaks, explore, holdsInEveryOrder, type Scenario } from '../../explore/explore.ts'
import { explored, held, proved } from '../../explore/explored.ts'
import { askedBy, asking, scheduleOf, scheduleOfError, wordOf } from '../../explore/schedule.ts'
import { resultOf } from '../../observe.ts'

/** Reads, lets others go on, writes. */
function* deposit(box: { balance: number }, lock?: Lock) {
  const add = function* () {
    const { balance } = box
    yield
    box.balance = balance + 1
  }
  yield* lock === undefined ? add() : asyncWith(lock, add)
}

/** The second deposit begins late: in asyncio's own order nothing is lost. */
function deposits(isLocked: boolean): Scenario<number> {
  const box = { balance: 0 }
  const lock = isLocked ? new Lock() : undefined
  const late = function* () {
    yield* sleep(1)
    yield* deposit(box, lock)
  }
  const main = function* () {
    const tasks = [
      createTask(deposit(box, lock), { name: 'first' }),
      createTask(late(), { name: 'second' }),
    ]
    yield* gather(tasks)
    return box.balance
  }
  return {
    main: main(),
    check: (run) =>
      demand(resultOf(run) === 2, () => ({
        seen: { en: 'an update is lost', es: 'se pierde una actualización' },
      })),
  }
}

describe('explore', () => {
  it('finds the order that loses an update, with as few differences as can be', () => {
    const { broken, isComplete } = explore(() => deposits(false))
    expect({ word: broken?.word, isComplete }).toEqual({ word: '4b', isComplete: false })
    expect(broken?.ran.run.kind === 'returned' && broken.ran.run.result).toBe(1)
  })

  it('says how many orders hold when all of them were run', () => {
    const result = explore(() => deposits(true))
    expect(result.broken).toBeUndefined()
    expect(explored(result, undefined)).toEqual({
      en: `all ${result.orders} schedules hold`,
      es: `se cumple en los ${result.orders} órdenes posibles`,
    })
  })

  it('draws orders at random beyond the bound, and says so', () => {
    const result = explore(() => deposits(true), { bound: 3, samples: 7 })
    expect(result).toMatchObject({ runs: 10, sampled: 7, isComplete: false })
    expect(explored(result, undefined).en).toMatch(/the first 3 schedules hold, and 7 more drawn/)
  })

  it('shows the same bug every time', () => {
    const { broken } = explore(() => deposits(false))
    expect(breaks(() => deposits(false), broken?.word ?? '')).toBe(true)
    expect(breaks(() => deposits(true), broken?.word ?? '')).toBe(false)
    expect(breaks(() => deposits(false), '900b')).toBeUndefined()
    expect(breaks(() => deposits(false), '1z')).toBeUndefined()
  })
})

describe('holdsInEveryOrder', () => {
  it('fails as the check does, with the run and its order', () => {
    replay.explorations = 0
    const error = thrownBy(() => holdsInEveryOrder(() => deposits(false)))
    expect(error).toBeInstanceOf(Unmet)
    expect((error as Unmet).failure.run?.kind).toBe('returned')
    expect((error as Unmet).failure.seen.en).toBe(
      'an update is lost\nThis is schedule 4b, the shortest that was found.',
    )
    expect(scheduleOfError(error)).toEqual({ exploration: 1, word: '4b' })
  })
})

describe('proved', () => {
  function provedBy(...explorations: Parameters<typeof holdsInEveryOrder>[1][]) {
    held.length = 0
    for (const one of explorations) holdsInEveryOrder(() => deposits(true), one)
    return proved()
  }

  it('says nothing where nothing was explored', () => {
    expect(provedBy()).toBeUndefined()
  })

  it('counts the orders of all explorations of a check', () => {
    const { orders = 0n } = explore(() => deposits(true))
    expect(provedBy({}, {})?.en).toBe(`all ${2n * orders} schedules hold`)
  })

  it('tells those that were all tried from those that are too many', () => {
    const few = { bound: 3, samples: 7 }
    expect(provedBy(few, few)?.en).toMatch(/^the first 6 schedules hold, and 14 more drawn/)
    const { orders = 0n } = explore(() => deposits(true))
    expect(provedBy({}, few)).toEqual({
      en: `all ${orders} schedules hold; where there are too many to be tried, the first 3 and 7 drawn at random hold`,
      es: `se cumple en los ${orders} órdenes posibles; donde son demasiados para probarlos, en los 3 primeros y en 7 sacados al azar`,
    })
  })
})

describe('a schedule', () => {
  it('is a word, and the word is the schedule', () => {
    for (const word of ['0', '3b', '3b7c', '1z2aa', '12abc']) {
      const schedule = scheduleOf(word)
      expect(schedule && wordOf(schedule)).toBe(word)
    }
    for (const word of ['', '3', 'b', '3a', '7b3b', '0b', '3b 7c', '3B']) {
      expect(scheduleOf(word), word).toBeUndefined()
    }
  })

  it('is asked for by check and exploration', () => {
    expect(askedBy('2.3b7c')).toEqual({ check: 2, exploration: 1, word: '3b7c' })
    for (const text of ['2.3b7c', '2.3.0']) {
      const asked = askedBy(text)
      expect(asked && asking(asked)).toBe(text)
    }
    for (const text of ['3b7c', '0.3b', '2.', '2.3', '2.x.3b'])
      expect(askedBy(text)).toBeUndefined()
  })
})

function thrownBy(f: () => unknown): unknown {
  try {
    f()
  } catch (error) {
    return error
  }
  return undefined
}
