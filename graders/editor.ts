// Messages for an editor: one line each, which the problem matcher of .vscode/tasks.json reads. Only
// the exercises that were graded have any, so no other file's mistake shows in the one at hand.
import { say } from './language.ts'
import { given, type Message } from './verdict.ts'

/** Set by the tasks of the editor: then these lines are printed behind the screen. */
export function isForEditor(env: Readonly<Record<string, string | undefined>> = process.env) {
  return env.KIT_PROBLEMS === '1'
}

/** Printed before the first and behind the last line: an editor forgets the old ones in between. */
export const BEGINS = '[kit] begins'
export const ENDS = '[kit] ends'

/** `file:line:column: error: what was seen, what to do [card]`; undefined where no line is known. */
export function editorLine(message: Message, severity: 'error' | 'warning'): string | undefined {
  const { place, seen, advice, card } = message
  if (place === undefined) return undefined
  const said = [seen, ...Object.values(given({ advice }))].map((text) => say(text)).join(' ')
  const code = card === undefined ? '' : ` [${card}]`
  const text = said.replaceAll(/\s+/g, ' ').trim()
  return `${place.file}:${place.line}:${place.column ?? 1}: ${severity}: ${text}${code}`
}
