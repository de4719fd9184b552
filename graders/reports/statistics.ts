// What a class's report says of the class: which checks many fail, and what many believe that is
// wrong, by the cards that their programs show.
import type { Text } from '../language.ts'
import { inOrder, type Report } from './report.ts'
import { cardsOf } from './words.ts'

/** How a check went in the class. */
export type CheckCount = {
  readonly exercise: string
  readonly check: Text
  readonly passed: number
  /** Of those who have attempted the exercise. */
  readonly attempted: number
}

/** How many show a card, and where. */
export type CardCount = {
  readonly card: string
  readonly submissions: number
  /** Of how many its message is the first that is shown. */
  readonly first: number
  readonly exercises: readonly string[]
}

/** Every check of the report, in its order. */
export function checkCounts({ exercises, submissions }: Report): CheckCount[] {
  return exercises.flatMap(({ id, checks }, at) => {
    const attempts = submissions
      .flatMap(({ results }) => results[at] ?? [])
      .filter(({ state }) => state !== 'notStarted')
    return checks.map((check, number) => ({
      ...{ exercise: id, check, attempted: attempts.length },
      passed: attempts.filter(({ checks: states }) => states[number] === 'passed').length,
    }))
  })
}

/** The cards that the class shows, those of most submissions first. */
export function cardCounts({ submissions }: Report): CardCount[] {
  const found = new Map<string, { whom: Set<string>; first: Set<string>; where: Set<string> }>()
  for (const { id, results } of submissions) {
    for (const result of results) {
      for (const card of cardsOf(result)) {
        const known = found.get(card) ?? { whom: new Set(), first: new Set(), where: new Set() }
        found.set(card, known)
        known.whom.add(id)
        known.where.add(result.exercise)
        if (result.message?.card === card) known.first.add(id)
      }
    }
  }
  return [...found]
    .map(([card, { whom, first, where }]) => ({
      ...{ card, submissions: whom.size, first: first.size },
      exercises: [...where].sort(),
    }))
    .sort((a, b) => b.submissions - a.submissions || inOrder(a.card, b.card))
}
