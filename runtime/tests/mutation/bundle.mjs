// One script of the runtime and its tests, in which every mutant is present and switched off: Stryker's
// instrumenter puts `is active ? mutant : original` around each place. What it calls there is the worker's.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { commonTokens } from '@stryker-mutator/api/plugin'
import { createInstrumenter } from '@stryker-mutator/instrumenter'
import { build } from 'esbuild'
import { createInjector } from 'typed-inject'

const runtime = join(import.meta.dirname, '../..')
const tests = join(runtime, 'tests')

/** These do not run the runtime: they read pages, types or words, or measure. */
const NO_TESTS = /^(bench.*|docs|fuzz-options|mutation|readme|types)\.test\.ts$/

/** Reads the docstrings, for which it starts a compiler: once is enough, and not in a worker. */
const SLOW = 'docstrings.ts'
const SLOW_BUILT = 'docstrings.cjs'
const SLOW_READ = 'docstrings.json'

/** Writes `bundle.cjs` into the folder; returns the mutants. */
export async function bundle(folder) {
  const sources = readdirSync(runtime).filter((file) => file.endsWith('.ts'))
  const files = sources.map((file) => {
    const name = join(runtime, file)
    return { name, content: readFileSync(name, 'utf8'), mutate: true }
  })
  const instrumented = await instrument(files)
  const changed = new Map(instrumented.files.map(({ name, content }) => [name, content]))
  const testFiles = readdirSync(tests).filter(
    (file) => file.endsWith('.test.ts') && !NO_TESTS.test(file),
  )
  const common = {
    ...{ bundle: true, keepNames: true, logLevel: 'error' },
    ...{ format: 'cjs', platform: 'node', target: 'node20' },
    // Loaded once by a worker; the bundle is evaluated anew for every mutant.
    external: ['vitest', 'vite', 'fast-check', 'ts-morph', 'tsx'],
    plugins: [asInstrumented(changed, folder)],
    tsconfigRaw: { compilerOptions: { target: 'es2022', useDefineForClassFields: true } },
  }
  // All files share a process here: what one leaves behind must not reach the next.
  const clean = `import { abandonRunningLoop } from '../index.ts'\nglobalThis.__leave = abandonRunningLoop\n`
  const contents = clean + testFiles.map((file) => `import './${file}'`).join('\n')
  const stdin = { contents, resolveDir: tests, loader: 'ts' }
  await build({ ...common, stdin, outfile: join(folder, 'bundle.cjs') })
  await build({ ...common, entryPoints: [join(tests, SLOW)], outfile: join(folder, SLOW_BUILT) })
  const { promises } = createRequire(import.meta.url)(join(folder, SLOW_BUILT))
  writeFileSync(join(folder, SLOW_READ), JSON.stringify({ promises }))
  const texts = new Map(files.map(({ name, content }) => [name, content.split('\n')]))
  const mutants = instrumented.mutants.map((mutant) => {
    const { id, fileName, mutatorName: operator, replacement, location } = mutant
    const original = textAt(texts.get(fileName), location)
    const { line, column } = location.start
    return {
      ...{ id: Number(id), file: basename(fileName), line: line + 1, column: column + 1 },
      ...{ operator, original, replacement },
    }
  })
  writeFileSync(join(folder, 'mutants.json'), JSON.stringify(mutants))
  return mutants
}

async function instrument(files) {
  const quiet = Object.fromEntries(
    ['Trace', 'Debug', 'Info', 'Warn', 'Error', 'Fatal'].flatMap((level) => [
      [`is${level}Enabled`, () => false],
      [level.toLowerCase(), () => {}],
    ]),
  )
  const options = { plugins: null, excludedMutations: [] }
  const instrumenter = createInjector()
    .provideValue(commonTokens.logger, quiet)
    .provideValue(commonTokens.getLogger, () => quiet)
    .provideValue(commonTokens.options, { mutator: options })
    .injectFunction(createInstrumenter)
  return instrumenter.instrument(files, { ...options, ignorers: [], noHeader: true })
}

/** Loads the runtime as instrumented; tells each test file its name, and where it is. */
function asInstrumented(changed, folder) {
  return {
    name: 'as instrumented',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#runtime$/ }, () => ({ path: join(runtime, 'index.ts') }))
      onResolve({ filter: /\/docstrings\.ts$/ }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: join(folder, SLOW_READ), external: true },
      )
      onResolve({ filter: /^file-begins:/ }, ({ path }) => ({ path, namespace: 'begins' }))
      onLoad({ filter: /.*/, namespace: 'begins' }, ({ path }) => ({
        contents: `globalThis.__testFile = ${JSON.stringify(path.slice('file-begins:'.length))}`,
      }))
      onLoad({ filter: /[\\/]runtime[\\/].*\.ts$/ }, ({ path }) => {
        const text = changed.get(path) ?? readFileSync(path, 'utf8')
        const begins = path.endsWith('.test.ts') ? `import 'file-begins:${basename(path)}'\n` : ''
        const contents = (begins + text)
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
          .replaceAll('import.meta.resolve', 'undefined')
        return { contents, loader: 'ts' }
      })
    },
  }
}

/** What stands there in the source; of several lines the first. */
function textAt(lines, { start, end }) {
  const first = lines[start.line]
  if (start.line === end.line) return first.slice(start.column, end.column)
  return `${first.slice(start.column)} ...`
}
