// `npm test`, `npm run watch` and `npm run ui` are vitest with this configuration; the words behind
// `--` are the kit's own (graders/options.ts). With KIT_TESTS set it runs the kit's own tests.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { readOptions } from './graders/options.ts'
import { kitPlugin } from './graders/plugin.ts'
import { KitReporter } from './graders/reporter.ts'

const root = dirname(fileURLToPath(import.meta.url))

function gradingConfig() {
  const options = readOptions(process.argv, root, process.env.INIT_CWD ?? process.cwd())
  if ('exitCode' in options) {
    const stream = options.exitCode === 0 ? process.stdout : process.stderr
    stream.write(options.text)
    process.exit(options.exitCode)
  }
  const { exercises, seed, only, path } = options
  return {
    include: exercises.map(({ grader }) => grader),
    reporters: [new KitReporter(root, options)],
    provide: {
      kit: {
        seed,
        ...(only === undefined ? {} : { only }),
        ...(path === undefined ? {} : { path }),
      },
    },
    // A save of a stub runs its grader, and no other.
    watchTriggerPatterns: [
      {
        pattern: /exercises\/([^/]+\/[^/]+)\.ts$/,
        testsToRun: (_: string, match: RegExpMatchArray) => `./graders/${match[1]}.grader.ts`,
      },
    ],
    passWithNoTests: true,
    hookTimeout: 60_000,
  }
}

const ownTests = {
  include: ['runtime/tests/**/*.test.ts', 'graders/tests/**/*.test.ts'],
  testTimeout: 60_000,
}

export default defineConfig({
  root,
  plugins: [kitPlugin(root)],
  test: process.env.KIT_TESTS ? ownTests : gradingConfig(),
})
