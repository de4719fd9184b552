import { describe, expect, it } from 'vitest'
import { RealClock, VirtualClock } from '../clock.ts'

describe('VirtualClock', () => {
  it('begins at 0, and stands still until it is told to jump', () => {
    const clock = new VirtualClock()
    expect([clock.now(), clock.now(), clock.isVirtual]).toEqual([0, 0, true])
    clock.jumpTo(3600)
    expect(clock.now()).toBe(3600)
  })

  it('never goes back', () => {
    const clock = new VirtualClock()
    const seen = [2, 1, 2, -5, 2.5, Number.NaN].map((when) => {
      clock.jumpTo(when)
      return clock.now()
    })
    expect(seen).toEqual([2, 2, 2, 2, 2.5, 2.5])
  })
})

describe('RealClock', () => {
  it('counts in seconds, and never goes back', () => {
    const clock = new RealClock()
    const [before, from, to, after] = [
      performance.now(),
      clock.now(),
      clock.now(),
      performance.now(),
    ]
    expect([before / 1000 <= from, from <= to, to <= after / 1000]).toEqual([true, true, true])
    expect(clock.isVirtual).toBe(false)
  })
})
