// `npm test`, `npm run watch` and `npm run ui` are vitest with this configuration; the words behind
// `--` are the kit's own (graders/options.ts). With KIT_TESTS set it runs the kit's own tests.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { importPrebuilt, prebuilt } from './graders/prebuilt.ts'

type OptionsModule = typeof import('./graders/options.ts')
type PluginModule = typeof import('./graders/plugin.ts')
type ReporterModule = typeof import('./graders/reporter.ts')

const root = dirname(fileURLToPath(import.meta.url))

async function grading(): Promise<ViteUserConfig> {
  const built = await prebuilt(root)
  const { readOptions } = await importPrebuilt<OptionsModule>(built, 'graders/options.ts')
  const options = readOptions(process.argv, root, process.env.INIT_CWD ?? process.cwd())
  if ('exitCode' in options) {
    const stream = options.exitCode === 0 ? process.stdout : process.stderr
    stream.write(options.text)
    process.exit(options.exitCode)
  }
  const { kitPlugin } = await importPrebuilt<PluginModule>(built, 'graders/plugin.ts')
  const { KitReporter } = await importPrebuilt<ReporterModule>(built, 'graders/reporter.ts')
  const { exercises, replay } = options
  return {
    root,
    plugins: [kitPlugin(root, built)],
    test: {
      include: exercises.map(({ grader }) => grader),
      reporters: [new KitReporter(root, options)],
      provide: { kit: replay, pictures: process.argv.includes('--ui') },
      // A thread starts sooner than a process; what could block one for ever is guarded.
      pool: 'threads',
      // A save of a stub runs its grader, and no other.
      watchTriggerPatterns: [
        {
          pattern: /exercises\/([^/]+\/[^/]+)\.ts$/,
          testsToRun: (_, [, exercise]) => `./graders/${exercise}.grader.ts`,
        },
      ],
      // A guard's error in a promise that nobody awaits: the check has reported it already.
      onUnhandledError: (error) => error.name !== 'GuardError',
      passWithNoTests: true,
      hookTimeout: 60_000,
    },
  }
}

// The rules' tests share one worker: each would spend most of its time on loading the compiler.
const RULES = 'graders/tests/rules/**/*.test.ts'

const ownTests: ViteUserConfig = {
  root,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'rules', include: [RULES], isolate: false, maxWorkers: 1 },
      },
      {
        extends: true,
        test: {
          name: 'kit',
          include: ['runtime/tests/**/*.test.ts', 'graders/tests/**/*.test.ts'],
          exclude: [RULES],
        },
      },
    ],
  },
}

export default defineConfig(process.env.KIT_TESTS ? ownTests : grading)
