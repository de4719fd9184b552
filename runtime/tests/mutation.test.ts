// What `npm run mutate:runtime` remembers and reports. That it finds weak tests is seen by running it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Memory } from './mutation/memory.ts'
import {
  alive,
  type Fate,
  isKilled,
  type Mutant,
  type State,
  score,
  table,
} from './mutation/mutants.ts'

const mutant: Mutant = {
  ...{ id: 7, file: 'ring.ts', line: 3, column: 5, operator: 'EqualityOperator' },
  ...{ original: 'a < b', replacement: 'a <= b' },
}
const withState = (state: State, about: Partial<Mutant> = {}) => ({
  mutant: { ...mutant, ...about },
  fate: { state } as Fate,
})

describe('the report', () => {
  const all = [
    withState('failed'),
    withState('overtime'),
    withState('crashed'),
    withState('survived', { replacement: 'a\n  > b' }),
    withState('unreached', { file: 'heap.ts' }),
  ]

  it('counts what a test noticed, be it by not ending', () => {
    expect(all.map(isKilled)).toEqual([true, true, true, false, false])
    expect([score(all), score([]).percent]).toEqual([{ killed: 3, of: 5, percent: 60 }, 100])
  })

  it('has a line for each file and one for all', () => {
    const rows = table(all).split('\n').slice(1)
    expect(rows.map((row) => row.split(/\s+/))).toEqual([
      ['heap.ts', '1', '0', '0.0', '%', '1'],
      ['ring.ts', '4', '3', '75.0', '%', '1', '1', '1'],
      ['all', '5', '3', '60.0', '%', '1', '1', '1', '1'],
    ])
  })

  it('shows where each survivor is, and its change', () => {
    expect(alive(all)).toBe(
      'runtime/ring.ts:3:5  EqualityOperator\n  - a < b\n  + a > b\n' +
        'runtime/heap.ts:3:5  EqualityOperator, unreached\n  - a < b\n  + a <= b',
    )
  })
})

describe('the memory', () => {
  const runtime = mkdtempSync(join(tmpdir(), 'asyncio-kit-mutation-'))
  const path = join(runtime, 'fates.json')
  const other = { ...mutant, line: 4 }
  const open = () => new Memory(path, runtime)
  const recalled = () => [open().recall(mutant)?.state, open().recall(other)?.state]
  afterAll(() => rmSync(runtime, { recursive: true, force: true }))

  beforeEach(() => {
    mkdirSync(join(runtime, 'tests'), { recursive: true })
    writeFileSync(join(runtime, 'ring.ts'), 'text')
    writeFileSync(join(runtime, 'tests/ring.test.ts'), 'a test')
    const memory = new Memory(path, runtime, { isFresh: true })
    memory.note(mutant, { state: 'failed', by: 'a test' })
    memory.note(other, { state: 'survived' })
    memory.save()
  })

  it('lets a run that was stopped go on', () => {
    expect([recalled(), open().recall(mutant)]).toEqual([
      ['failed', 'survived'],
      { state: 'failed', by: 'a test' },
    ])
  })

  it('forgets a survivor when a test has changed, and all of a file that has', () => {
    writeFileSync(join(runtime, 'tests/ring.test.ts'), 'a better test')
    expect(recalled()).toEqual(['failed', undefined])
    writeFileSync(join(runtime, 'ring.ts'), 'other text')
    expect(recalled()).toEqual([undefined, undefined])
  })

  it('begins anew with what cannot be read, or when it is told to', () => {
    expect(new Memory(path, runtime, { isFresh: true }).recall(mutant)).toBe(undefined)
    writeFileSync(path, '{ half')
    expect(recalled()).toEqual([undefined, undefined])
  })
})
