// What `npm run bench:grading` prints, and that what it times does its work.
import { describe, expect, it } from 'vitest'
import { type Figure, json, line } from '../figures.ts'
import { PROGRAMS, rates } from '../throughput.ts'

const cold: Figure = {
  what: 'cold',
  unit: 'ms',
  ours: [300, 100, 200],
  theirs: [100, 100, 400],
}
const alone: Figure = { what: 'runs', unit: 'runs/s', ours: [5, 7, 6] }

describe('the report of bench:grading', () => {
  it('has medians, between what they lie, and the median of the ratios', () => {
    expect(line(cold).replaceAll(/ +/g, ' ')).toBe('cold x1.00 200 (100-300) / 100 (100-400) ms')
    expect(line(alone).replaceAll(/ +/g, ' ')).toBe('runs 6 (5-7) runs/s')
    const column = (text: string) => text.search(/\d+ \(/)
    expect(column(line(cold))).toBe(column(line(alone)))
  })

  it('has the same as JSON, with the machine', () => {
    expect(JSON.parse(json([cold, alone], { node: 'v20' }))).toEqual({
      machine: { node: 'v20' },
      figures: [
        {
          ...{ what: 'cold', unit: 'ms', ratio: 1 },
          ours: { median: 200, least: 100, most: 300 },
          theirs: { median: 100, least: 100, most: 400 },
        },
        { what: 'runs', unit: 'runs/s', ours: { median: 6, least: 5, most: 7 } },
      ],
    })
  })
})

describe('the programs of bench:grading', () => {
  it.each(PROGRAMS)('do their work, traced or not', (program) => {
    for (const trace of [true, false]) {
      const found = rates(program, { trace, rounds: 2, seconds: 0 })
      expect(found).toHaveLength(2)
    }
  })

  it('notice a program that does other work', () => {
    const [first] = PROGRAMS
    const lazy = { ...first, returns: 1 } as (typeof PROGRAMS)[number]
    expect(() => rates(lazy, { trace: true, rounds: 1, seconds: 0 })).toThrow('did other work')
  })
})
