// What a reader of the runtime is promised: every public name is described, and everything that can
// be awaited says when it suspends and what a cancellation leaves behind (awaitables.test.ts checks
// that it is so).
import { describe, expect, it } from 'vitest'
import { docOf, exported, isAwaitable, isInherited, members, saysBoth } from './docstrings.ts'

describe('every public name', () => {
  it('is described', () => {
    expect(exported.length).toBeGreaterThan(70)
    expect(exported.filter(({ node }) => docOf(node) === '').map(({ name }) => name)).toEqual([])
  })

  it('of a class, too', () => {
    const missing = members.filter(
      ({ name, node }) =>
        docOf(node) === '' &&
        !/\.(toString|constructor)$/.test(name) &&
        !isInherited(node, (same) => docOf(same) !== ''),
    )
    expect(missing.map(({ name }) => name)).toEqual([])
  })
})

describe('everything that can be awaited', () => {
  const awaitables = [...exported, ...members].filter(({ name, node }) => isAwaitable(name, node))

  it('says when it suspends and what a cancellation leaves behind', () => {
    expect(awaitables.length).toBeGreaterThan(30)
    const silent = awaitables.filter(({ node }) => !saysBoth(node) && !isInherited(node, saysBoth))
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})
