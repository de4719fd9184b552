import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ring } from '../ring.ts'

describe('Ring', () => {
  it('is a queue, whatever is added, taken and put back in between', () => {
    const step = constantFrom('add', 'add', 'add', 'take', 'putBack', 'remove')
    assert(
      property(array(step, { maxLength: 200 }), (script) => {
        const ring = new Ring<number>()
        const model: number[] = []
        for (const [index, kind] of script.entries()) {
          if (kind === 'add') {
            ring.add(index)
            model.push(index)
          } else if (kind === 'take' && model.length > 0) {
            expect(ring.take()).toBe(model.shift())
          } else if (kind === 'putBack') {
            ring.putBack(-index)
            model.unshift(-index)
          } else if (kind === 'remove' && model.length > 0) {
            const place = (index * 7) % model.length
            expect(ring.at(place)).toBe(model[place])
            expect(ring.remove(place)).toBe(model.splice(place, 1)[0])
          }
          expect(ring.size).toBe(model.length)
        }
        expect(ring.items()).toEqual(model)
      }),
      { numRuns: 300, seed: 17 },
    )
  })

  it('takes one back while it is full', () => {
    const ring = new Ring<number>()
    for (let n = 1; n <= 16; n++) ring.add(n)
    ring.putBack(0)
    expect(ring.items()).toEqual(Array.from({ length: 17 }, (_, n) => n))
  })

  it('is as good as new after a crowd', () => {
    const ring = new Ring<number>()
    for (let n = 0; n < 10_000; n++) ring.add(n)
    for (let n = 0; n < 10_000; n++) expect(ring.take()).toBe(n)
    for (let n = 0; n < 100; n++) ring.add(n)
    expect([ring.take(), ring.size]).toEqual([0, 99])
  })
})
