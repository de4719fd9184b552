import { describe, expect, it } from 'vitest'
import { changes } from '../lines.ts'
import { barText } from '../screen.ts'

describe('changes', () => {
  it('marks what is only in one of the two', () => {
    expect(changes('a\nb\nc', 'a\nB\nc\nd')).toEqual(['  a', '- b', '+ B', '  c', '+ d'])
    expect(changes('a\n\nb', 'a\n\nb')).toEqual(['  a', '', '  b'])
    expect(changes('', 'a')).toEqual(['-', '+ a'])
  })
})

describe('barText', () => {
  it('is full only where nothing is left, and empty only where nothing is done', () => {
    expect(barText(0, 40, 10)).toBe('[..........]')
    expect(barText(1, 400, 10)).toBe('[#.........]')
    expect(barText(20, 40, 10)).toBe('[#####.....]')
    expect(barText(399, 400, 10)).toBe('[#########.]')
    expect(barText(40, 40, 10)).toBe('[##########]')
    expect(barText(0, 0, 10)).toBe('[##########]')
  })
})
