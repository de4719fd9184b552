// What a check shows in vitest's UI besides its error: the message as mark-up with links, the picture
// of its run, and in the tab of its console what the program printed, with its moments. Loaded only
// where there is a UI.
import type { Exercise } from './catalog.ts'
import { say, type Text } from './language.ts'
import type { Note } from './observe.ts'
import { messageText, printedText } from './report.ts'
import { escaped, seconds } from './timeline/markup.ts'
import type { Message } from './verdict.ts'

/** Where the server of the UI has the hints, each exercise's under its id (plugin.ts). */
export const HINTS = '/__kit__/hints'

/** The message as the content of the panel: its place opens the editor, and hints are a click away. */
export function panelHtml(exercise: Exercise, message: Message, printed: readonly Note[]): string {
  const { place } = message
  const text = escaped(messageText(message))
  const placed = place === undefined ? '' : escaped(`${place.file}:${place.line}`)
  const body = placed === '' ? text : text.replace(placed, () => opening(placed))
  const hint = link(`${HINTS}/${exercise.id}`, say(OPEN), 'target="_blank" rel="noopener"')
  const output = printed.length === 0 ? [] : ['', escaped(printedText(printed, 12).join('\n'))]
  const [heading = '', ...rest] = body.split('\n')
  const more = [...rest, ...output, '', `${escaped(say(STUCK))} ${hint}`].join('\n')
  return `${heading}\n<span style="color: var(--color-text)">${more}</span>`
}

/** Vite opens a file in the editor for who asks for this address; the page stays where it is. */
function opening(place: string): string {
  const address = `/__open-in-editor?file=${encodeURIComponent(place)}`
  return link(address, place, 'onclick="fetch(this.href); return false"')
}

function link(address: string, text: string, more: string): string {
  return `<a href="${address}" style="text-decoration: underline" ${more}>${text}</a>`
}

/** What the program printed in a run, for the console of its check. */
export function consoleText(printed: readonly Note[]): string {
  return printed.map(({ time, text }) => `${seconds(time).padStart(8)}  ${text}`).join('\n')
}

const STUCK: Text = { en: 'Stuck?', es: '¿Sin ideas?' }
const OPEN: Text = { en: 'Open the hints', es: 'Abrir las pistas' }
