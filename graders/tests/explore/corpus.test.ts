import { describe, expect, it } from 'vitest'
import { explore } from '../../explore/explore.ts'
import { Broken } from './corpus/kit.ts'
import { corpus } from './corpus.ts'

const bugs = await corpus()

describe('the explorer', () => {
  it('has at least thirty bugs to find', () => {
    expect(bugs.length).toBeGreaterThanOrEqual(30)
  })

  for (const { name, broken, fixed, exploring } of bugs) {
    it(`finds ${name}, and not in its repaired twin`, () => {
      const found = explore(broken.scenario, exploring)
      const error = found.broken?.error as Error | undefined
      expect(found.broken?.schedule.length, 'differences').toBeLessThanOrEqual(broken.minimum + 2)
      expect(found.broken?.schedule.length, 'not in the order of asyncio').toBeGreaterThan(0)
      expect(error instanceof Broken || (error?.name ?? '') !== '', String(error)).toBe(true)
      const again = explore(fixed.scenario, exploring)
      expect(again.broken?.word, String((again.broken?.error as Error)?.stack)).toBeUndefined()
      expect(again.isComplete).toBe(true)
    })
  }
})
