// Points: an exercise is worth some, and each of its checks an equal part of them. Scores have two
// decimals and are added as whole hundredths, so that a total is the sum of what stands above it.
import { readFileSync } from 'node:fs'
import type { Exercise } from '../catalog.ts'
import { say } from '../language.ts'
import type { Report, Submission } from './report.ts'

/** What an exercise is worth unless a file of points says otherwise. */
export const POINTS = 10

/** The score of so many passed checks: rounded down, so that only whole passes give full points. */
export function scoreOf(points: number, passed: number, checks: number): number {
  if (checks === 0) return 0
  return Math.floor((Math.round(points * 100) * passed) / checks) / 100
}

/** A sum of scores, without the errors of binary fractions. */
export function total(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + Math.round(score * 100), 0) / 100
}

/** What all exercises of a report are worth together. */
export function pointsOf({ exercises }: Pick<Report, 'exercises'>): number {
  return total(exercises.map(({ points }) => points))
}

/** How many of a submission's exercises pass whole. */
export function solvedOf({ results }: Submission): number {
  return results.filter(({ state }) => state === 'passed').length
}

/** Points by the id of an exercise (`02/07`), of a chapter (`02`), or `default`. */
export type Points = ReadonlyMap<string, number>

/** What an exercise is worth: its own entry counts before that of its chapter. */
export function worth(points: Points, id: string): number {
  return points.get(id) ?? points.get(id.slice(0, 2)) ?? points.get('default') ?? POINTS
}

/** The file of points, a JSON object such as `{ "02": 5, "02/07": 20 }`; or what is wrong with it. */
export function readPoints(path: string, exercises: readonly Exercise[]): Points | string {
  let entries: [string, unknown][]
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return noPoints(path)
    entries = Object.entries(read)
  } catch {
    return noPoints(path)
  }
  const ids = exercises.flatMap(({ id }) => [id, id.slice(0, 2)])
  const known = new Set([...ids, 'default'])
  for (const [id, value] of entries) {
    if (!known.has(id)) return noExercise(path, id)
    const isNumber = typeof value === 'number' && value >= 0 && value <= MOST
    // Hundredths are the smallest that a gradebook keeps.
    if (!isNumber || Math.round(value * 100) / 100 !== value) return noNumber(path, id, value)
  }
  return new Map(entries as [string, number][])
}

const MOST = 10_000

function noPoints(path: string): string {
  return say({
    en: `${path} is no file of points. It is JSON, such as { "default": 10, "02": 5, "02/07": 20 }.`,
    es: `${path} no es un archivo de puntos. Es JSON, como { "default": 10, "02": 5, "02/07": 20 }.`,
  })
}

function noExercise(path: string, id: string): string {
  const name = JSON.stringify(id)
  return say({
    en: `${path}: ${name} is no exercise, no chapter and not "default". npm run list shows them all.`,
    es: `${path}: ${name} no es un ejercicio ni un capítulo ni "default". npm run list los muestra todos.`,
  })
}

function noNumber(path: string, id: string, value: unknown): string {
  const [name, got] = [JSON.stringify(id), JSON.stringify(value)]
  return say({
    en: `${path}: ${name} is worth a number from 0 to ${MOST} with at most two decimals, got ${got}.`,
    es: `${path}: ${name} vale un número de 0 a ${MOST} con dos decimales como mucho, y se encontró ${got}.`,
  })
}
