// What the commands of a student's day have in common: `npm run hint 02/07` and the like. A command
// gets words and gives an answer; `cli.ts` prints it.
import type { ParseArgsConfig } from 'node:util'
import { type Exercise, search } from '../catalog.ts'
import { say, type Text } from '../language.ts'
import { parseWords, unknownExercise } from '../options.ts'
import type { Style } from '../report.ts'
import { titleOf } from '../titles.ts'

/** What a command is asked. */
export type Asked = {
  readonly root: string
  /** Where it was typed. */
  readonly cwd: string
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, unknown>>
  readonly style: Style
}

/** What it answers: 1 is a no, 2 that it was not understood or cannot be done here. */
export type Answer = { readonly text: string; readonly exitCode: 0 | 1 | 2 }

/** One command. */
export type Command = {
  readonly help: Text
  readonly flags?: NonNullable<ParseArgsConfig['options']>
  run(asked: Asked): Answer | Promise<Answer>
}

/** Runs a command on the words that were typed behind its name. */
export async function answerTo(
  command: Command,
  typed: readonly string[],
  place: Pick<Asked, 'root' | 'cwd' | 'style'>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Answer> {
  const flags = { ...command.flags, help: { type: 'boolean', short: 'h' } } as const
  const parsed = parseWords(typed, flags)
  if (typeof parsed === 'string') return refusal(parsed + say(command.help))
  const { values, positionals: words } = parsed
  if (values.help === true) return { text: say(command.help), exitCode: 0 }
  return command.run({ ...place, words, flags: { ...takenByNpm(command, env), ...values } })
}

/** `npm run update --dry-run`, without dashes before it: npm takes the option, and tells only so. */
function takenByNpm(
  { flags = {} }: Command,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, boolean> {
  const names = Object.keys(flags).filter((name) => flags[name]?.type === 'boolean')
  const isTaken = (name: string) => env[`npm_config_${name.replaceAll('-', '_')}`] === 'true'
  return Object.fromEntries(names.filter(isTaken).map((name) => [name, true]))
}

/** What was asked cannot be done; `text` says why. */
export function refusal(text: string): Answer {
  return { text: text.endsWith('\n') ? text : `${text}\n`, exitCode: 2 }
}

/** The one exercise that the words name, or why there is none. */
export function oneExercise(asked: Asked, command: string): Exercise | Answer {
  const { root, cwd, words } = asked
  if (words.length === 0) {
    return refusal(
      say({
        en: `Which exercise? ${command} 02/07. npm run list shows them all.`,
        es: `¿Qué ejercicio? ${command} 02/07. npm run list los muestra todos.`,
      }),
    )
  }
  const found = search(root, words, cwd)
  if (found.kind === 'unknown')
    return refusal(unknownExercise(root, found, command, 'npm run list'))
  const [first, ...others] = found.exercises
  if (first !== undefined && others.length === 0) return first
  const most = 8
  const names = found.exercises
    .slice(0, most)
    .map((exercise) => `  ${exercise.id}  ${titleOf(root, exercise)}`)
  if (found.exercises.length > most) names.push('  ...')
  const word = words.join(' ')
  const heading = say({
    en: `One exercise at a time. ${JSON.stringify(word)} names ${found.exercises.length}:`,
    es: `Un ejercicio cada vez. ${JSON.stringify(word)} nombra ${found.exercises.length}:`,
  })
  return refusal([heading, ...names].join('\n'))
}
