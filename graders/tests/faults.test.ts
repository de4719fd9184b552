// What a grader gets of the errors that a program throws: copies, whole and within bounds.
import { describe, expect, it } from 'vitest'
import { GuardError } from '../guards.ts'
import { originalOf } from '../seal/faults.ts'
import { admitError } from '../seal/membrane.ts'

/** An error behind so many others. */
function chain(depth: number): Error {
  let error = new Error('the first')
  for (let i = 0; i < depth; i += 1) error = new Error(`after ${i}`, { cause: error })
  return error
}

const copyOf = (error: unknown) => admitError(error) as Error

describe('the copy of an error', () => {
  it('says the same, and so do its causes', () => {
    const error = chain(50)
    let copy = copyOf(error)
    expect(copy).not.toBe(error)
    expect(originalOf(copy)).toBe(error)
    for (let i = 49; i >= 0; i -= 1) {
      expect(copy.message).toBe(`after ${i}`)
      copy = copy.cause as Error
    }
    expect(copy.message).toBe('the first')
    expect(copy.cause).toBeUndefined()
  })

  it('is the same each time, and within itself', () => {
    const error = new Error('its own cause')
    error.cause = { errors: [error] }
    const copy = copyOf(error)
    expect(copyOf(error)).toBe(copy)
    expect((copy.cause as { errors: unknown[] }).errors[0]).toBe(copy)
  })

  it.each([
    ['too deep a chain', chain(1000)],
    ['too many at once', new AggregateError(Array(1e5).fill(new Error('again')))],
    ['too much in groups', groups(4)],
  ])('is refused when it is more than any exercise asks for: %s', (_, error) => {
    expect(refusalOf(error)).toContain('more than any exercise asks for')
  })

  it('is not remembered half-made', () => {
    const error = chain(1000)
    const refusal = refusalOf(error)
    expect(refusal).toContain('too deep')
    expect(refusalOf(error)).toBe(refusal)
  })
})

/** Four groups in each of so many levels, and in the innermost an error with many fields. */
function groups(levels: number): Error {
  if (levels === 0) return Object.assign(new Error('one of them'), { ...Array(500).fill(1) })
  return new AggregateError(Array.from({ length: 4 }, () => groups(levels - 1)))
}

/** What it says to refuse this error. */
function refusalOf(error: Error): string {
  try {
    admitError(error)
  } catch (refusal) {
    if (GuardError.is(Object(refusal))) return String(refusal)
  }
  return 'it is not refused'
}
