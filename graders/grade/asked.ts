// What the commands of `npm run grade` have in common: where they are asked, and how they refuse.
import { say, type Text } from '../language.ts'
import type { Style } from '../report.ts'
import { HELP } from './help.ts'
import type { Screen } from './pace.ts'
import { wordsOf } from './request.ts'
import type { Grade } from './run.ts'

/** Where a command is asked, and what it may be told from outside. */
export type Asked = {
  readonly root: string
  readonly cwd: string
  readonly style: Style
  readonly out: Screen
  readonly err: Screen
  readonly signal: AbortSignal
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What grades, and what it lacks on this machine; default: the seal. */
  readonly seal?: { readonly grade: Grade; trouble(): readonly Text[] }
}

/** 0 graded, 1 not all could be, 2 not understood or impossible here, 130 stopped. */
export type ExitCode = 0 | 1 | 2 | 130

/** Says why nothing is done. */
export function refuse({ err }: Pick<Asked, 'err'>, text: string): 2 {
  err.write(text.endsWith('\n') ? text : `${text}\n`)
  return 2
}

/** The words, taken apart; or the exit code where nothing is left to do: help was wanted, or they are none. */
export function understood(typed: readonly string[], asked: Pick<Asked, 'out' | 'err'>) {
  const words = wordsOf(typed)
  if (typeof words === 'string') return refuse(asked, words + say(HELP))
  if (words.values.help !== true) return words
  asked.out.write(say(HELP))
  return 0
}
