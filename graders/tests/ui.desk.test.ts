// `npm run ui` in a real browser: what a student sees, and that a save changes it.
import { type ChildProcess, spawn } from 'node:child_process'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, CHROMIUM, NO_BROWSER, openBrowser } from './browser.ts'
import { Desk } from './desk.ts'

const STUB = 'exercises/02-coroutines-and-tasks/07-hundred-files.ts'
const SOLUTION = 'solutions/02-coroutines-and-tasks/07-hundred-files.ts'
const WRONG = 'graders/02-coroutines-and-tasks/wrong/07-hundred-files.one-by-one.ts'
const CHECK = 'starts reading every file before waiting for any'
const LINE = '  for (const name of names) found'
const PRINT = `  console.log('to read:', names.length)\n${LINE}`

let desk: Desk
let browser: Browser
let server: Server

/** The UI's server, as `npm run ui 02/07 01/01` starts it. */
class Server {
  readonly #process: ChildProcess
  readonly url: Promise<string>

  constructor(cwd: string, language: string) {
    const { CI, INIT_CWD, KIT_SEED, KIT_TESTS, VITEST, FORCE_COLOR, ...rest } = process.env
    const env = { ...rest, KIT_LANG: language, NO_COLOR: '1' }
    const words = ['watch', '--ui', '--open=false', '--', '02/07', '01/01']
    const script = 'node_modules/vitest/vitest.mjs'
    this.#process = spawn(process.execPath, [script, ...words], { cwd, env })
    this.url = new Promise((resolve, reject) => {
      let heard = ''
      const listen = (chunk: Buffer) => {
        heard += chunk
        const [, url] = /UI: (http\S+)/.exec(heard) ?? []
        if (url !== undefined) resolve(url)
      }
      this.#process.stdout?.on('data', listen)
      this.#process.stderr?.on('data', listen)
      this.#process.on('exit', () => reject(new Error(`the UI ended:\n${heard}`)))
    })
  }

  stop(): void {
    this.#process.kill('SIGKILL')
  }
}

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, ...options })
  await page.goto(await server.url)
  return page
}

describe.skipIf(CHROMIUM === undefined)(`npm run ui (${CHROMIUM ?? NO_BROWSER})`, () => {
  beforeAll(async () => {
    desk = new Desk(['exercises', 'graders', 'runtime', 'solutions'])
    desk.write(STUB, desk.read(WRONG).replace(LINE, PRINT))
    server = new Server(desk.path, 'en')
    browser = await openBrowser()
  })

  afterAll(async () => {
    server?.stop()
    await browser?.close()
    desk?.clear()
  })

  it('lists exercises by their names, in the order of the course, and what is to do as that', async () => {
    const page = await open()
    const names = page.getByTestId('explorer-item')
    await page.getByText('02/07 hundred files · Coroutines and tasks').waitFor()
    const listed = (await names.allInnerTexts()).filter((text) => /\d\d\/\d\d/.test(text))
    expect(listed.map((text) => /\d\d\/\d\d/.exec(text)?.[0])).toEqual(['01/01', '02/07'])
    expect(await page.locator('body').innerText()).not.toContain('.grader.ts')
    await page.close()
  })

  it('shows message, hints, timeline and what was printed; a save changes the verdict', async () => {
    const page = await open()
    await page.getByText(CHECK).first().click()
    const report = page.getByTestId('report')
    await page.getByText('At most 1 of 2 files were being read').waitFor()
    const said = await page.locator('pre').first().innerText()
    expect(said).toContain(`${STUB}:14`)
    expect(said).toMatch(/The program printed:\n +0 s {2}to read: 2/)
    expect(said).toContain('Stuck? Open the hints')

    const picture = page.locator('img[src^="data:image/svg+xml"]')
    await picture.waitFor()
    const source = (await picture.getAttribute('src')) ?? ''
    const svg = Buffer.from(source.split(',')[1] ?? '', 'base64').toString()
    expect(svg).toContain('expected here: file-1 starts (0 s)')
    expect(svg).toMatch(/tl-mono.*&gt; 0 s {2}file-1 starts +0.5 s {2}file-0 is read/)

    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Open the hints' }).click()
    const hints = await opened
    await hints.getByText('Hint 1', { exact: true }).click()
    expect(await hints.locator('details[open] p').first().innerText()).toMatch(/\w+/)
    await hints.close()

    await page.getByText('Console', { exact: false }).first().click()
    await page.getByText('0 s to read: 2').first().waitFor()

    desk.write(STUB, desk.read(SOLUTION))
    await page.getByText('FAIL (0)').or(page.getByText('PASS (2)')).first().waitFor()
    expect(await report.or(page.locator('body')).first().innerText()).not.toContain(
      'At most 1 of 2',
    )
    await page.close()
  })

  it.each(['light', 'dark'] as const)(
    'has hints in which axe finds nothing, %s',
    async (scheme) => {
      const context = await browser.newContext({ bypassCSP: true, colorScheme: scheme })
      const page = await context.newPage()
      await page.goto(new URL('/__kit__/hints/02/07', await server.url).href)
      await page.getByText('Hint 2', { exact: true }).click()
      expect(await axeFindings(page)).toEqual([])
      await context.close()
    },
  )
})
