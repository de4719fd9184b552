// A verdict as text: for the terminal, and as the error of a failing test in the vitest UI.
// Everything is readable without colour and at 80 columns.
import { resolve } from 'node:path'
import { say, type Text } from './language.ts'
import type { Message, TraceLine, Verdict } from './verdict.ts'

/** How text is emphasised; the identity where there is no colour. */
export type Style = (kind: 'bold' | 'good' | 'bad' | 'faint', text: string) => string

/** No colour at all. */
export const plain: Style = (_, text) => text

const WIDTH = 78

/** The one message of a wrong exercise, whole. `codeAt` gives a line of the student's file. */
export function messageText(
  message: Message,
  style: Style = plain,
  codeAt: (line: number) => string | undefined = () => undefined,
): string {
  const { requirement, seen, counterexample, trace, place, advice, again } = message
  const lines: string[] = []
  if (requirement !== undefined) {
    const [first = '', ...rest] = wrap(say(requirement), WIDTH - 2)
    lines.push(style('bad', [`x ${first}`, ...rest.map((line) => `  ${line}`)].join('\n')), '')
  }
  lines.push(...wrap(say(seen)))
  if (counterexample !== undefined && say(counterexample) !== '') {
    const label = say({ en: 'Smallest case', es: 'Caso más pequeño' })
    lines.push(...wrap(`${label}: ${say(counterexample)}`))
  }
  if (trace !== undefined && trace.length > 0) lines.push('', ...traceText(trace, style))
  if (place !== undefined) {
    const code = codeAt(place.line)?.trim()
    lines.push('', style('bold', `${place.file}:${place.line}`))
    if (code !== undefined && code !== '') lines.push(cut(`  ${place.line} | ${code}`))
  }
  if (advice !== undefined) lines.push('', ...wrap(say(advice)))
  if (again !== undefined) {
    lines.push('', style('faint', `${say({ en: 'Again', es: 'Otra vez' })}: ${again}`))
  }
  return lines.join('\n')
}

/** The trace as a column of moments and a column of what happened. */
export function traceText(trace: readonly TraceLine[], style: Style = plain): string[] {
  const times = trace.map(({ time }) => `${Number(time.toPrecision(6))} s`)
  const texts = trace.map(({ text }) => say(text))
  const timeWidth = Math.max(...times.map((time) => time.length))
  const textWidth = Math.min(44, Math.max(...texts.map((text) => text.length)))
  return trace.flatMap(({ mark }, index) => {
    const line = cut(`  ${times[index]?.padStart(timeWidth)}  ${texts[index]?.padEnd(textWidth)}`)
    if (mark === undefined) return [line.trimEnd()]
    const note = `<- ${say(mark)}`
    if (line.length + 3 + note.length <= WIDTH) return [style('bold', `${line}   ${note}`)]
    const indent = ' '.repeat(timeWidth + 6)
    const below = wrap(note, WIDTH - indent.length).map((part) => `${indent}${part}`)
    return [line.trimEnd(), ...below].map((part) => style('bold', part))
  })
}

/** What a program printed, each line with its moment; `most` lines at most, the last ones. */
export function printedText(
  lines: readonly { readonly time: number; readonly text: string }[],
  most = Number.POSITIVE_INFINITY,
): string[] {
  const kept = lines.slice(Math.max(0, lines.length - most))
  const heading = say({ en: 'The program printed:', es: 'El programa escribió:' })
  const trace = kept.map(({ time, text }) => ({ time, text: { en: text, es: text } }))
  return [heading, ...(kept.length < lines.length ? ['  ...'] : []), ...traceText(trace)]
}

/** A line of code or of a trace stays one line. */
function cut(line: string): string {
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`
}

/** So wide is the column of the titles where they stand in a list. */
export const TITLE_WIDTH = 26

/** One line on an exercise: its number, its title and what became of it. */
export function statusLine(verdict: Verdict, title: string, style: Style = plain): string {
  const standing = standingText(standingOf(verdict), style)
  return `${verdict.exercise}  ${title.padEnd(TITLE_WIDTH)}  ${standing}`
}

/** After a pass: in how many orders of things the checks were tried, where that was the question. */
export function proofText({ state, checks }: Verdict): string[] {
  if (state !== 'passed') return []
  return checks.flatMap(({ name, proved }) =>
    proved === undefined ? [] : ['', ...wrap(say(name)), ...wrap(`-> ${say(proved)}`)],
  )
}

/** How many of them are solved. */
export function solvedText(standings: readonly (Pick<Verdict, 'state'> | undefined)[]): string {
  const solved = standings.filter((each) => each?.state === 'passed').length
  return say({
    en: `${solved} of ${standings.length} solved`,
    es: `${solved} de ${standings.length} resueltos`,
  })
}

/** A verdict in short: its state, and how many of the checks pass. */
export type Standing = Pick<Verdict, 'state'> & {
  readonly passed: number
  readonly count: number
  /** Were some checks not run? */
  readonly isPartial: boolean
}

/** What is left of a verdict where its message is not wanted. */
export function standingOf({ state, checks }: Verdict): Standing {
  const passed = checks.filter((check) => check.state === 'passed').length
  const isPartial = checks.some((check) => check.state === 'notRun')
  return { state, passed, count: checks.length, isPartial }
}

/** What became of an exercise, in a few words. */
export function standingText(
  { state, passed, count, isPartial }: Standing,
  style: Style = plain,
): string {
  const states: Record<Verdict['state'], string> = {
    passed: style('good', say({ en: 'solved', es: 'resuelto' })),
    notStarted: say({ en: 'to do', es: 'por hacer' }),
    inProgress: isPartial
      ? say({
          en: `${passed} of ${count} checks pass, the rest not run`,
          es: `${passed} de ${count} pasan, el resto no se ejecutó`,
        })
      : say({
          en: `begun: ${passed} of ${count} checks pass`,
          es: `empezado: ${passed} de ${count} comprobaciones pasan`,
        }),
    wrong: style(
      'bad',
      say({
        en: count === 0 ? 'wrong' : `wrong: ${passed} of ${count} checks pass`,
        es: count === 0 ? 'mal' : `mal: ${passed} de ${count} comprobaciones pasan`,
      }),
    ),
  }
  return states[state]
}

/**
 * What a failing check throws in vitest: the whole message where it belongs, a pointer to it in the
 * others. Its stack is the student's line, so that the UI shows that line.
 */
export function asError(verdict: Verdict, check: string): Error {
  const { message } = verdict
  const owner = ownerOf(verdict)
  const isOwner = owner?.en === check
  const error = new Error(isOwner && message ? messageText(message) : say(elsewhere(owner)))
  error.name = say({ en: 'Check', es: 'Comprobación' })
  const place = message?.place
  const frame =
    place === undefined ? '' : `\n    at ${resolve(place.file)}:${place.line}:${place.column ?? 1}`
  error.stack = `${error.name}: ${error.message}${frame}`
  return error
}

/** The check that the message of a verdict belongs to: without one, the first that did not pass. */
export function ownerOf({ checks, message }: Verdict): Text | undefined {
  const named = checks.find(({ name }) => name.en === message?.check)
  return (named ?? checks.find(({ state }) => state !== 'passed'))?.name
}

function elsewhere(owner: Text | undefined): Text {
  return {
    en: `One thing at a time: first "${owner?.en}".`,
    es: `Cada cosa a su tiempo: primero, «${owner?.es}».`,
  }
}

/**
 * Breaks long lines at spaces, each part indented as the whole was, and a word that is too long for a
 * line (a list of numbers) behind its commas. Short lines stay as they are.
 */
export function wrap(text: string, width = WIDTH): string[] {
  return text.split('\n').flatMap((line) => {
    if (line.length <= width) return [line]
    const indent = /^ */.exec(line)?.[0] ?? ''
    const room = width - indent.length
    const lines: string[] = []
    let current = ''
    for (const word of line
      .trim()
      .split(' ')
      .flatMap((one) => pieces(one, room))) {
      if (current !== '' && current.length + 1 + word.length > room) {
        lines.push(current)
        current = word
      } else current = current === '' ? word : `${current} ${word}`
    }
    return [...lines, current].map((part) => indent + part)
  })
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word]
  const at = word.lastIndexOf(',', width - 1) + 1
  return at === 0 ? [word] : [word.slice(0, at), ...pieces(word.slice(at), width)]
}
