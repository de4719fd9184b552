// The pages that the kit writes, in a real browser: an accessibility checker finds nothing in them,
// light and dark, in both languages, and they are read step by step with the keyboard.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { classPage } from '../reports/class-page.ts'
import { studentPage } from '../reports/student-page.ts'
import { comparison } from '../timeline/expected.ts'
import { timelineOf } from '../timeline/model.ts'
import { pageOf } from '../timeline/page.ts'
import { axeFindings, CHROMIUM, NO_BROWSER, openBrowser } from './browser.ts'
import { REPORT, submission } from './reports/sample.ts'
import { cancelling, many, traceOf } from './timeline/programs.ts'

const notes = (...texts: string[]) => texts.map((text, time) => ({ time, text }))
const parting = comparison(notes('a', 'b'), notes('a', 'c', 'd'))
if (parting === undefined) throw new Error('these notes differ')

const PAGES: Record<string, () => string> = {
  'a timeline': () =>
    pageOf(timelineOf(traceOf(cancelling)), {
      title: '02/07 hundred files',
      message: 'At most 1 of 2 files was read.',
      comparison: parting,
    }),
  'the timeline of a hundred tasks': () =>
    pageOf(timelineOf(traceOf(() => many(100))), { title: 'many' }),
  'the report of a student': () => studentPage(submission('bob'), REPORT),
  'the report of a class': () => classPage(REPORT, (id) => `submissions/${id}/report.html`),
}

let browser: Browser

afterEach(() => vi.unstubAllEnvs())

describe.skipIf(CHROMIUM === undefined)(`pages (${CHROMIUM ?? NO_BROWSER})`, () => {
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  const cases = Object.keys(PAGES).flatMap((name) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      (['en', 'es'] as const).map((language) => ({ name, scheme, language })),
    ),
  )

  it.each(cases)('axe finds nothing in $name, $scheme, $language', async (one) => {
    vi.stubEnv('KIT_LANG', one.language)
    const context = await browser.newContext({ bypassCSP: true, colorScheme: one.scheme })
    const page = await context.newPage()
    await page.setContent(PAGES[one.name]?.() ?? '')
    expect(await axeFindings(page)).toEqual([])
    await context.close()
  })

  it('axe would find something', async () => {
    const context = await browser.newContext({ bypassCSP: true })
    const page = await context.newPage()
    await page.setContent((PAGES['a timeline']?.() ?? '').replace('<html lang="en">', '<html>'))
    expect(await axeFindings(page)).not.toEqual([])
    await context.close()
  })

  it('a timeline is read with the keyboard, one step after the other', async () => {
    vi.stubEnv('KIT_LANG', 'en')
    const page = await browser.newPage()
    await page.setContent(PAGES['a timeline']?.() ?? '')
    await page.getByRole('button', { name: 'Next step' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('status').innerText()).toMatch(/^1 \/ \d+: 0 s: /)
    await page.getByRole('region', { name: 'Timeline', exact: true }).focus()
    await page.keyboard.press('j')
    expect(await page.getByRole('status').innerText()).toMatch(/^2 \/ \d+: /)
    await page.keyboard.press('k')
    expect(await page.getByRole('status').innerText()).toMatch(/^1 \/ \d+: /)
    await page.close()
  })
})
