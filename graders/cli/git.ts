// The little of git that the commands need. Everything runs in the project's folder; paths are
// relative to it.
import { spawnSync } from 'node:child_process'
import { say } from '../language.ts'

/** What git answered; `code` is not 0 where it refused. */
export type Said = { readonly code: number; readonly out: string; readonly error: string }

/** Git in one folder. */
export class Git {
  readonly #root: string
  readonly #env: Record<string, string>

  constructor(root: string, env: Record<string, string> = {}) {
    this.#root = root
    this.#env = env
  }

  /** The same folder with other variables: an index of its own, or a name to commit with. */
  with(env: Record<string, string>): Git {
    return new Git(this.#root, { ...this.#env, ...env })
  }

  /** Runs a command and gives what became of it. */
  try(...args: readonly string[]): Said {
    return this.#spawn(args)
  }

  /** Runs a command that reads `input` and has to work, and gives what it printed. */
  feed(input: string, ...args: readonly string[]): string {
    return this.#printed(args, this.#spawn(args, input))
  }

  /** Runs a command that has to work, and gives what it printed. */
  run(...args: readonly string[]): string {
    return this.#printed(args, this.#spawn(args))
  }

  #printed(args: readonly string[], { code, out, error }: Said): string {
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${error}`)
    return out.trimEnd()
  }

  #spawn(args: readonly string[], input = ''): Said {
    // Its messages are read here, so they are the English ones; and it asks nobody for a password.
    const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...this.#env }
    const options = { cwd: this.#root, env, input, encoding: 'utf8', maxBuffer: 2 ** 28 } as const
    const { status, stdout, stderr, error } = spawnSync('git', args, options)
    return { code: status ?? 1, out: stdout ?? '', error: error?.message ?? stderr ?? '' }
  }

  /** Why git is of no use here; undefined where it is. */
  trouble(): string | undefined {
    if (this.try('--version').code !== 0) {
      return say({
        en: 'This needs git, and git is not installed here: https://git-scm.com',
        es: 'Para esto hace falta git, y aquí no está instalado: https://git-scm.com',
      })
    }
    if (this.try('rev-parse', '--verify', 'HEAD').code === 0) return undefined
    return say({
      en: 'This needs the history that git keeps, and this folder has none:\nit was copied or downloaded, not cloned.',
      es: 'Para esto hace falta la historia que guarda git, y esta carpeta no la tiene:\nse copió o se descargó, no se clonó.',
    })
  }
}
