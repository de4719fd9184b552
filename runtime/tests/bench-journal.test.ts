import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginJournal, codeOf, filesIn, reopenJournal } from '../bench/journal.ts'
import type { Measured } from '../bench/measure.ts'

const measured: Measured = {
  seconds: 0.5,
  checksum: 7,
  bytes: 0,
  rss: 0,
  fastest: 0.6,
  isDisturbed: false,
}

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  path = join(folder, 'bench/journal.jsonl')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllEnvs()
})

function reopen(code = 'abc') {
  const journal = reopenJournal(path, code)
  if (typeof journal === 'string') throw new Error(journal)
  return journal
}

describe('the journal of a run', () => {
  it('gives what was measured to the one that goes on, and to the one after it', () => {
    beginJournal(path, 'abc').note('0 queue ours', measured)
    reopen().note('1 queue ours', { ...measured, seconds: 2 })
    const last = reopen()
    expect(last.find('0 queue ours')).toEqual(measured)
    expect(last.find('1 queue ours')?.seconds).toBe(2)
    expect(last.find('2 queue ours')).toBeUndefined()
  })

  it('forgets all of it when a run begins anew', () => {
    beginJournal(path, 'abc').note('0 queue ours', measured)
    beginJournal(path, 'abc')
    expect(reopen().find('0 queue ours')).toBeUndefined()
  })

  it('leaves out a line in the middle of which the machine was switched off', () => {
    beginJournal(path, 'abc').note('0 queue ours', measured)
    appendFileSync(path, '{"place":"1 queue ours","measu')
    reopen().note('2 queue ours', measured)
    const last = reopen()
    expect(last.find('0 queue ours')).toEqual(measured)
    expect(last.find('1 queue ours')).toBeUndefined()
    expect(last.find('2 queue ours')).toEqual(measured)
  })

  it('is refused when there is none, or other code was measured', () => {
    vi.stubEnv('KIT_LANG', 'es')
    expect(reopenJournal(path, 'abc')).toBe(
      'Aquí no se interrumpió ninguna medición. Empieza una sin --continue.',
    )
    beginJournal(path, 'abc')
    expect(reopenJournal(path, 'abd')).toBe(
      'El código ya no es el que se midió. Empieza de nuevo, sin --continue.',
    )
  })

  it('knows the code by what is in its files', () => {
    const file = join(folder, 'ours.mjs')
    writeFileSync(file, 'one')
    const before = codeOf(filesIn(folder))
    expect(codeOf(filesIn(folder))).toBe(before)
    writeFileSync(file, 'two')
    expect(codeOf(filesIn(folder))).not.toBe(before)
  })
})
