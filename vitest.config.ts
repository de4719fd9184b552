// `npm test`, `npm run watch` and `npm run ui` are vitest with this configuration; the words behind
// `--` are the kit's own (graders/options.ts). With KIT_TESTS set it runs the kit's own tests.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type UserWorkspaceConfig, type ViteUserConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { importPrebuilt, prebuilt } from './graders/prebuilt.ts'

type OptionsModule = typeof import('./graders/options.ts')
type PluginModule = typeof import('./graders/plugin.ts')
type ReporterModule = typeof import('./graders/reporter.ts')

const root = dirname(fileURLToPath(import.meta.url))

async function grading(): Promise<ViteUserConfig> {
  const built = await prebuilt(root)
  const { readOptions, tell } = await importPrebuilt<OptionsModule>(built, 'graders/options.ts')
  const options = readOptions(process.argv, root, process.env.INIT_CWD ?? process.cwd())
  if ('exitCode' in options) process.exit(tell(options))
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
      // By default one core is left free: on two that would be half the machine.
      maxWorkers: '100%',
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

/** Whole commands in a copy of the project, each a process of its own: `npm run check -- --all`. */
const DESK = '**/*.desk.test.ts'
/**
 * What programs do to the process they are judged in must not reach the next file; nor must the
 * watchdog, which would end a process that the next file keeps busy for long.
 */
const JUDGING = 'graders/tests/{guards,judge,program,threads}.test.ts'
/** The graders, graded: longer than all the others together. And what judges only our own answers. */
const GRADED = 'graders/tests/{graded/*,explain,exports,jury,predict,readme}.test.ts'

/** They come first, or one core would wait for the other in the end. */
const LONGEST = [/tests\/graded\//, /\/submission\.test/, /tests\/(?:source|guards|daily)\.test/]

class LongestFirst {
  sort(files: TestSpecification[]): TestSpecification[] {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => name.test(moduleId))
      return found < 0 ? LONGEST.length : found
    }
    return files.toSorted((a, b) => place(a) - place(b))
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files
  }
}

const project = (name: string, test: UserWorkspaceConfig['test']) => ({
  extends: true as const,
  // Thousands of short programs: V8 would compile for speed what runs no more, a third of the time.
  test: { name, execArgv: ['--interrupt-budget=2000000'], ...test },
})

const ownTests: ViteUserConfig = {
  root,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    maxWorkers: '100%',
    projects: [
      // The thread of the rules takes two seconds to start: one for each process.
      project('graded', { include: [GRADED], isolate: false }),
      project('judging', { include: [JUDGING] }),
      // To load the modules anew for each file, the compiler for one, takes longer than to run it.
      project('kit', {
        include: ['runtime/tests/**/*.test.ts', 'graders/tests/**/*.test.ts'],
        exclude: [GRADED, JUDGING, DESK],
        isolate: false,
      }),
      project('desk', { include: [DESK] }),
    ],
  },
}

export default defineConfig(process.env.KIT_TESTS ? ownTests : grading)
