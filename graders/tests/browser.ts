// A browser for tests: the Chromium of the machine, where it has one. Nothing is downloaded.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Browser, chromium } from 'playwright-core'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
]

/** Where the browser is: CHROMIUM says so, else the first of its names in the PATH. */
export const CHROMIUM =
  process.env.CHROMIUM ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path))

/** Said beside a test that is skipped. */
export const NO_BROWSER =
  'no Chromium here: install one, or name it with CHROMIUM=/path/to/chromium'

/** A browser that has to be closed. */
export function openBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error(NO_BROWSER)
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
}

const AXE = createRequire(import.meta.url).resolve('axe-core')

/** What the accessibility checker axe finds in a page: the rule, and where. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE })
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}
