// Expected beside observed. What a grader notes while a program runs (`note`) does not depend on how
// the program is written: the same inputs give the same notes with the kit's own solution. The first
// note that differs, in its text or its moment, is where the two part.
import type { Text } from '../language.ts'
import type { Note } from '../observe.ts'
import type { TraceLine } from '../verdict.ts'
import { seconds } from './markup.ts'

/** The notes of a run beside those that were expected; equal up to `first`. */
export type Comparison = {
  readonly expected: readonly Note[]
  readonly observed: readonly Note[]
  readonly first: number
}

/** Where two lists of notes part; undefined where they do not. */
export function comparison(
  expected: readonly Note[],
  observed: readonly Note[],
): Comparison | undefined {
  const length = Math.max(expected.length, observed.length)
  for (let first = 0; first < length; first += 1) {
    const [wanted, seen] = [expected[first], observed[first]]
    if (wanted?.text === seen?.text && wanted?.time === seen?.time) continue
    return { expected: [...expected], observed: [...observed], first }
  }
  return undefined
}

/** Marks the line of the story that should have been another, as `Options.mark` of a timeline. */
export function divergenceMark({ expected, observed, first }: Comparison) {
  let next = 0
  return ({ text, time }: TraceLine): Text | undefined => {
    const note = observed[next]
    if (note === undefined || note.text !== text.en || note.time !== time) return undefined
    next += 1
    if (next !== first + 1) return undefined
    const wanted = expected[first]
    if (wanted === undefined) return { en: 'expected: nothing more', es: 'se esperaba: nada más' }
    const moment = seconds(wanted.time)
    return {
      en: `expected here: ${wanted.text} (${moment})`,
      es: `se esperaba aquí: ${wanted.text} (${moment})`,
    }
  }
}
