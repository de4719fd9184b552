// A copy of the project to run its commands in, as on a desk of one's own: what a test writes there
// touches nothing of the tree.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** What a command printed, and how it ended. */
export type Ran = { exitCode: number | null; out: string; error: string }

/** A copy of the project's tree, without its tests. */
export class Desk {
  readonly path = mkdtempSync(join(tmpdir(), 'asyncio-kit-desk-'))

  /** `parts` are the rooms, of which no folder with a name in `without` is copied. */
  constructor(parts: readonly string[], without: readonly string[] = ['tests']) {
    symlinkSync(join(ROOT, 'node_modules'), join(this.path, 'node_modules'), 'junction')
    for (const part of parts) {
      const isNeeded = (path: string) => !without.includes(basename(path))
      cpSync(join(ROOT, part), join(this.path, part), { recursive: true, filter: isNeeded })
    }
    for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts']) {
      cpSync(join(ROOT, file), join(this.path, file))
    }
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8').replaceAll('\r\n', '\n')
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text)
  }

  /** Runs a script of Node in the copy: in English and without colour, unless `env` says other. */
  run(script: string, words: readonly string[], env: Record<string, string> = {}): Ran {
    return this.spawn(process.execPath, [join('node_modules', script), ...words], env)
  }

  spawn(program: string, words: readonly string[], more: Record<string, string> = {}): Ran {
    const { CI, INIT_CWD, KIT_SEED, KIT_TESTS, VITEST, FORCE_COLOR, GITHUB_ACTIONS, ...rest } =
      process.env
    const env = { ...rest, KIT_LANG: 'en', NO_COLOR: '1', ...more }
    const options = { cwd: this.path, env, encoding: 'utf8', timeout: 100_000 } as const
    const { status, stdout, stderr } = spawnSync(program, words, options)
    return { exitCode: status, out: stdout, error: stderr }
  }

  clear(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** The script behind `npx tsx`. */
export const TSX = 'tsx/dist/cli.mjs'
