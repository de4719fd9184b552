// Every attack that does not take its process with it.
import { expect, it } from 'vitest'
import { CLASSES, ELSEWHERE, lists } from './catalogue.ts'
import { tryAttacks } from './court.ts'

tryAttacks(false)

it('the catalogue tells of every class where it is tried, or why it is not', () => {
  const tried = Object.values(lists).flatMap((list) => list.flatMap(({ classes }) => classes))
  const all = Array.from({ length: CLASSES }, (_, index) => index + 1)
  expect(all.filter((one) => !tried.includes(one) && ELSEWHERE[one] === undefined)).toEqual([])
  expect(Object.keys(ELSEWHERE).filter((one) => tried.includes(Number(one)))).toEqual([])
})
