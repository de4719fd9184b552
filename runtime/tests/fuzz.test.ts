// The recorded random programs; `npm run fuzz` tries new ones against a real CPython.
import { describe, expect, it } from 'vitest'
import { programOf } from './fuzz/arbitrary.ts'
import { readCorpus } from './fuzz/corpus.ts'
import { play } from './fuzz/player.ts'
import type { Program } from './fuzz/program.ts'
import { toPython } from './fuzz/python.ts'
import { shrink } from './fuzz/shrink.ts'
import { toTypeScript } from './fuzz/typescript.ts'

describe('random programs', () => {
  it('give the traces that CPython 3.13 gave', () => {
    const corpus = readCorpus()
    expect(corpus.length).toBeGreaterThan(300)
    const different = corpus.flatMap(({ program, trace }) => {
      const got = play(program)
      return got === trace ? [] : [{ python: toPython(program), expected: trace, got }]
    })
    expect(different.slice(0, 3)).toEqual([])
  })

  it('are the same each time for a seed', () => {
    expect(programOf(7)).toEqual(programOf(7))
    expect(play(programOf(7))).toBe(play(programOf(7)))
  })

  it('say the same in both languages', () => {
    const program: Program = {
      main: [
        { do: 'spawn', slot: 1, of: { a: 'sleep', seconds: 2 }, name: 'ann' },
        {
          do: 'try',
          body: [{ do: 'await', of: { a: 'slot', slot: 1 } }],
          handlers: [{ kind: 'cancelled', body: [{ do: 'reraise' }] }],
          otherwise: [],
          finally: [{ do: 'call', on: 'lock', index: 0, method: 'release', args: [] }],
        },
      ],
    }
    expect(toPython(program)).toBe(`async def main():
    s = futures()
    lock0 = Lock()
    s[1] = create_task(sleep(2), name='ann')
    try:
        log(1, await s[1])
    except CancelledError as error1:
        log(2, 'caught', error1)
        raise error1
    finally:
        log(3, 'finally')
        log(4, attempt(lambda: lock0.release()))
`)
    expect(toTypeScript(program)).toBe(`function* main() {
  const s = futures()
  const lock0 = new Lock()
  s[1] = createTask(sleep(2), { name: 'ann' })
  try {
    try {
      log(1, yield* s[1])
    } catch (error1) {
      if (is('cancelled', error1)) {
        log(2, 'caught', error1)
        throw error1
      }
      else throw error1
    }
  } finally {
    log(3, 'finally')
    log(4, attempt(() => lock0.release()))
  }
}
`)
  })

  it('are shrunk to what makes them fail', async () => {
    const job = { a: 'coroutine' as const, body: [{ do: 'log' as const }] }
    const program: Program = {
      main: [
        { do: 'turn' },
        {
          do: 'try',
          body: [
            { do: 'names' },
            { do: 'spawn', slot: 1, of: { a: 'shield', of: job }, name: 'ann' },
          ],
          handlers: [{ kind: 'any', body: [] }],
          otherwise: [],
          finally: [{ do: 'log' }],
        },
      ],
      rescue: true,
    }
    const fails = async (candidate: Program) => toTypeScript(candidate).includes('createTask(')
    expect(await shrink(program, fails)).toEqual({
      main: [{ do: 'spawn', slot: 1, of: { a: 'sleep', seconds: 1 } }],
    })
  })
})
