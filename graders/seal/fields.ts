// What a process in a box says, field by field: what has another form than an honest one gives is told
// apart before anybody uses it.
import type { Text } from '../language.ts'

/** Thrown while reading: what was said is none. */
export class Unfit extends Error {}

/** The value of a line of JSON; undefined where it is none. */
export function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A text in both languages. */
export function textOf(value: unknown): Text {
  if (!isRecord(value)) throw new Unfit()
  return { en: stringOf(value.en), es: stringOf(value.es) }
}

const LONGEST = 20_000

/** A string, of a form where one is given; what is too long is cut. */
export function stringOf(value: unknown, pattern?: RegExp): string {
  if (typeof value !== 'string' || pattern?.test(value) === false) throw new Unfit()
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value
}

/** A number that is none of the odd ones, and not below 0. */
export function numberOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw new Unfit()
  return value
}

/** A list of at most so many values. */
export function listOf(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Unfit()
  return value
}

/** Is it an object with fields? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
