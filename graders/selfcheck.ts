// `npm run check`: what the kit demands of itself, in one command and with one closing line; with
// `-- --all` also what takes minutes: whole commands, each in a process and a copy of the project.
// With the id of an exercise, `npm run check 02/16`, it says what that exercise still lacks; any other
// words go to vitest: `npm run check -- runtime/tests/futures`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { draft, type Exercise, isId } from './catalog.ts'
import { say, type Text } from './language.ts'
import type { Point } from './unfinished.ts'

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

/** About as many programs are judged for an exercise, its mutants among them. */
const PROGRAMS = 40

const given = process.argv.slice(2)
const words = given.filter((word) => word !== '--all')
const isQuick = given.length === 0
const isAboutExercises = words.length > 0 && words.every(isId)
process.exitCode = isAboutExercises ? await checkExercises() : checkKit()

function checkKit(): number {
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
  return failed === 0 && passed > 0 ? 0 : 1
}

/** What each exercise still lacks; 1 if anything. */
async function checkExercises(): Promise<number> {
  // What whoever checks the whole kit has no need to load.
  const { Jury } = await import('./jury.ts')
  const { unfinished } = await import('./unfinished.ts')
  const jury = Jury.for(PROGRAMS * words.length)
  let code = 0
  try {
    for (const word of words) {
      const exercise = draft(root, word)
      if (exercise === undefined) {
        process.stderr.write(`${say(unknown(word))}\n`)
        code = 2
        continue
      }
      const points = await unfinished(root, exercise, jury)
      process.stdout.write(`${listOf(exercise, points)}\n`)
      if (points.some(({ missing }) => missing.length > 0)) code ||= 1
    }
  } finally {
    await jury.close()
  }
  return code
}

function listOf({ id, name }: Exercise, points: readonly Point[]): string {
  const lines = points.flatMap(({ name, missing }) => [
    `  ${missing.length === 0 ? '+' : 'x'} ${say(name)}`,
    ...missing.map((text) => `      ${say(text)}`),
  ])
  const open = points.filter(({ missing }) => missing.length > 0).length
  const closing =
    open === 0
      ? say({ en: 'nothing is missing', es: 'no falta nada' })
      : say({
          en: `${open} of ${points.length} points are open`,
          es: `${open} de ${points.length} puntos están abiertos`,
        })
  return [`${id}  ${name.slice(3)}`, '', ...lines, '', `${id}: ${closing}`, ''].join('\n')
}

function unknown(word: string): Text {
  return {
    en: `There is no exercise ${word}. To begin it: npm run new ${word}-name`,
    es: `No existe el ejercicio ${word}. Para empezarlo: npm run new ${word}-nombre`,
  }
}

function runTests(): { passed: number; failed: number } {
  mkdirSync(dirname(results), { recursive: true })
  rmSync(results, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const which = isQuick ? ['--project=!desk'] : words
  const code = node(binOf('vitest', 'vitest'), ['run', ...reporters, ...which], { KIT_TESTS: '1' })
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
