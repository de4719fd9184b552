// `npm run check`: everything the kit demands of itself, in one command and with one closing line.
// Words behind it go to vitest: `npm run check -- runtime/tests/futures`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = join(root, 'node_modules/.cache/asyncio-kit/tests.json')

/** A tool that counts as one test: it passes or it fails. */
const TOOLS = [
  { title: 'types', package: 'typescript', bin: 'tsc', args: ['--noEmit', '-p', '.'] },
  {
    title: 'format and lint',
    package: '@biomejs/biome',
    bin: 'biome',
    args: ['check', '--config-path=.ci/style.json', '--error-on-warnings', '.'],
  },
]

const words = process.argv.slice(2)
let passed = 0
let failed = 0
if (words.length === 0) {
  for (const { title, package: name, bin, args } of TOOLS) {
    process.stdout.write(`\n${title}\n`)
    if (node(binOf(name, bin), args) === 0) passed += 1
    else failed += 1
  }
}
process.stdout.write('\ntests\n')
const tests = runTests()
passed += tests.passed
failed += tests.failed
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function runTests(): { passed: number; failed: number } {
  mkdirSync(dirname(results), { recursive: true })
  rmSync(results, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const code = node(binOf('vitest', 'vitest'), ['run', ...reporters, ...words], { KIT_TESTS: '1' })
  const counted = countOf(results)
  // A file that does not even load, or an error outside any test, has no failed test to count.
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

function countOf(file: string): { passed: number; failed: number } {
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const { numPassedTests, numFailedTests } = report as Record<string, unknown>
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

function node(script: string, args: readonly string[], env: Record<string, string> = {}): number {
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } } as const
  return spawnSync(process.execPath, [script, ...args], options).status ?? 1
}

/** The script behind a package's command. */
function binOf(name: string, bin: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    bin: Record<string, string>
  }
  return join(dirname(manifest), bins[bin] ?? '')
}
