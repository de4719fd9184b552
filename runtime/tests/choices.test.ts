import { describe, expect, it } from 'vitest'
import type { Choice, Chooser } from '../choices.ts'
import { createTask, gather, getRunningLoop, simulate, sleep, type Task } from '../index.ts'

/** Takes these choices, one a step, and then the first. */
function choosing(list: readonly number[], mode: Chooser['mode'] = 'outside-world') {
  const seen: string[] = []
  const chooser: Chooser = {
    mode,
    choose(choices) {
      seen.push(choices.map(told).join(' '))
      return list[seen.length - 1] ?? 0
    },
    stopsAtOnce: () => false,
  }
  return { chooser, seen }
}

function told({ kind, who, when }: Choice): string {
  const name = kind === 'step' ? (who as Task<unknown>).getName() : kind
  return when === undefined ? name : `${name}@${when}`
}

function* two(log: string[]) {
  const work = function* (name: string, seconds: number) {
    log.push(`${name} starts`)
    yield* sleep(seconds)
    log.push(`${name} at ${getRunningLoop().time()}`)
  }
  yield* gather([createTask(work('a', 1), { name: 'a' }), createTask(work('b', 2), { name: 'b' })])
}

describe('a chooser', () => {
  it('that takes the first is asyncio: the same trace, turn by turn', () => {
    const { trace, turns } = simulate(two([]))
    for (const mode of ['asyncio', 'outside-world'] as const) {
      const { chooser } = choosing([], mode)
      const chosen = simulate(two([]), { chooser })
      expect({ trace: chosen.trace, turns: chosen.turns }).toEqual({ trace, turns })
    }
  })

  it('is asked at every step, and each step may be the next', () => {
    const log: string[] = []
    const { chooser, seen } = choosing([0, 1])
    simulate(two(log), { chooser })
    expect(seen.slice(0, 3)).toEqual(['Task-1', 'a b', 'a b@2'])
    expect(log).toEqual(['b starts', 'a starts', 'a at 1', 'b at 2'])
  })

  it('may end any wait: one that is overtaken is late, and none is early', () => {
    const log: string[] = []
    const { chooser, seen } = choosing([0, 0, 0, 1])
    simulate(two(log), { chooser })
    expect(seen[3]).toBe('a b@2')
    expect(log).toEqual(['a starts', 'b starts', 'b at 2', 'a at 2'])
  })

  it('of mode asyncio decides about waits alone; the queue stays first in, first out', () => {
    const log: string[] = []
    const { chooser, seen } = choosing([1], 'asyncio')
    simulate(two(log), { chooser })
    expect(seen).toEqual(['a@1 b@2', 'a@1 turn'])
    expect(log).toEqual(['a starts', 'b starts', 'b at 2', 'a at 2'])
  })
})
