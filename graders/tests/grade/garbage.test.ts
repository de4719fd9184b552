// Garbage in: no crash, no hang, one clear line each. Here a hundred broken reports and a few dozen
// submissions, read and not run; endurance.ts takes a thousand of each, through the seal.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { open } from '../../grade/source.ts'
import { FORMATS, outputsOf } from '../../reports/formats.ts'
import { merge } from '../../reports/merge.ts'
import { textOf } from '../../reports/report.ts'
import { readReport } from '../../reports/validate.ts'
import { REPORT } from '../reports/sample.ts'
import { exercise } from '../student.ts'
import { brokenReport, brokenSubmission } from './garbage.ts'

const ROOT = join(import.meta.dirname, '../../..')
const room = mkdtempSync(join(tmpdir(), 'asyncio-kit-garbage-'))
afterAll(() => rmSync(room, { recursive: true }))
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

describe('a broken report', () => {
  it('is refused in one line, or is a report that every format can tell', () => {
    const text = textOf(REPORT)
    const path = join(room, 'report.json')
    let refused = 0
    for (let number = 0; number < 96; number += 1) {
      writeFileSync(path, brokenReport(text, number))
      const read = readReport(path)
      if ('problem' in read) {
        refused += 1
        expect(read.problem).toMatch(/^\P{Cc}{5,400}$/u)
        continue
      }
      const { report } = merge([{ name: 'x', report: read }])
      if (report === undefined) throw new Error('one report merged is a report')
      for (const output of outputsOf(report, FORMATS))
        expect([...output.text()].length).toBeGreaterThan(0)
    }
    expect(refused).toBeGreaterThan(70)
  })
})

describe('a broken submission', () => {
  it('is opened, or refused in one line for each file', async () => {
    const subject = exercise('02/07')
    const exercises = [subject]
    const signal = new AbortController().signal
    const seen = new Set<string>()
    for (let number = 0; number < 80; number += 1) {
      const from = join(room, `s${number}`)
      mkdirSync(from)
      seen.add(brokenSubmission(from, subject.stub, 'export const x = 1\n', number))
      const { problems, close } = await open(
        { id: 'x', from },
        { root: ROOT, exercises, signal, room },
      )
      for (const { text } of problems.values()) expect(text.en).toMatch(/^[^\n]{5,400}$/)
      close()
    }
    expect(seen.size).toBeGreaterThan(30)
  })
})
