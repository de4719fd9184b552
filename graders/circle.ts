// Tasks that wait for each other in a circle: who has what, who waits for what, in words and beside
// the lines of the run where each of them began to wait for ever.
import type { Link } from '#runtime'
import type { Failure } from './check.ts'
import type { Text } from './language.ts'
import { mainOf, type Played, storyOf } from './observe.ts'

/** One line for each task of the circle, below a heading; nothing where there is none. */
export function circleText(run: Played<unknown>): Text {
  const links = linksOf(run)
  if (links.length === 0) return { en: '', es: '' }
  const lines = (language: keyof Text) =>
    links.map((link) => `\n  ${sentence(link)[language]}`).join('')
  return links.length === 1
    ? { en: `\nIt waits for itself:${lines('en')}`, es: `\nSe espera a sí misma:${lines('es')}` }
    : {
        en: `\nThey wait for each other in a circle:${lines('en')}`,
        es: `\nSe esperan unas a otras en círculo:${lines('es')}`,
      }
}

/** What to say beside the line of the story where a task of the circle began to wait. */
export function markOf(run: Played<unknown>): Failure['mark'] {
  const links = linksOf(run)
  if (links.length === 0) return undefined
  const story = storyOf(run)
  const marks = new Map(
    links.map((link) => {
      const begins = `${link.task} waits for `
      return [story.findLastIndex(({ text }) => text.en.startsWith(begins)), sentence(link)]
    }),
  )
  return (_, index) => marks.get(index)
}

/** The circle, with the program's own task under its name. */
function linksOf(run: Played<unknown>): Link[] {
  if (run.kind !== 'deadlock') return []
  const main = mainOf(run.trace)
  const called = (task: string) => (task === main ? 'main' : task)
  return run.error.circle.map((link) => ({
    ...link,
    task: called(link.task),
    next: called(link.next),
  }))
}

function sentence({ task, next, thing, through }: Link): Text {
  if (thing !== undefined) {
    return {
      en: `${task} waits for the ${thing} that ${next} holds`,
      es: `${task} espera el ${thing} que tiene ${next}`,
    }
  }
  if (through === undefined) {
    return { en: `${task} waits for the end of ${next}`, es: `${task} espera el final de ${next}` }
  }
  return {
    en: `${task} waits for the end of ${next} (${through})`,
    es: `${task} espera el final de ${next} (${through})`,
  }
}
