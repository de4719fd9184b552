// What an exploration is told as.
import type { Text } from '../language.ts'

type Counts = {
  readonly runs: number
  readonly orders: bigint | undefined
  readonly isComplete: boolean
  readonly sampled: number
}

/** What the explorations of the running check came to; the judge empties it before each check. */
export const held: Counts[] = []

/** What they came to, in one sentence; undefined where nothing was explored. */
export function proved(): Text | undefined {
  const whole = sum(held.filter(({ isComplete }) => isComplete))
  const part = sum(held.filter(({ isComplete }) => !isComplete))
  if (whole === undefined) return part && explored(part, undefined)
  const all = explored(whole, undefined)
  if (part === undefined) return all
  const [en, es] = [numbers(part, 'en'), numbers(part, 'es')]
  return {
    en: `${all.en}; where there are too many to be tried, the first ${en.tried} and ${en.drawn} drawn at random hold`,
    es: `${all.es}; donde son demasiados para probarlos, en los ${es.tried} primeros y en ${es.drawn} sacados al azar`,
  }
}

function sum(counts: readonly Counts[]): Counts | undefined {
  if (counts.length === 0) return undefined
  return counts.reduce((one, other) => ({
    runs: one.runs + other.runs,
    orders:
      one.orders === undefined || other.orders === undefined
        ? undefined
        : one.orders + other.orders,
    isComplete: one.isComplete,
    sampled: one.sampled + other.sampled,
  }))
}

/** How many orders were tried in turn, and how many were drawn. */
function numbers({ runs, orders, sampled }: Counts, language: 'en' | 'es') {
  return {
    tried: number(orders ?? BigInt(runs - sampled), language),
    drawn: number(BigInt(sampled), language),
  }
}

/** One sentence: how many orders hold, or which one does not. */
export function explored(counts: Counts, broken: string | undefined): Text {
  const { runs, orders, isComplete, sampled } = counts
  if (broken !== undefined) return brokenBy(broken)
  if (isComplete && orders === undefined) {
    const [en, es] = [number(BigInt(runs), 'en'), number(BigInt(runs), 'es')]
    return {
      en: `every schedule holds (${en} runs: orders of steps that share nothing are all the same)`,
      es: `se cumple en todos los órdenes posibles (${es} ejecuciones: da igual el orden de los pasos que no comparten nada)`,
    }
  }
  const tried = orders ?? BigInt(runs - sampled)
  const [en, es] = [numbers(counts, 'en'), numbers(counts, 'es')]
  if (isComplete) {
    return {
      en:
        tried === 1n
          ? 'there is one order, and it holds'
          : `all ${en.tried} schedules hold${stand(tried, runs).en}`,
      es:
        tried === 1n
          ? 'hay un solo orden, y se cumple'
          : `se cumple en los ${es.tried} órdenes posibles${stand(tried, runs).es}`,
    }
  }
  return {
    en: `the first ${en.tried} schedules hold, and ${en.drawn} more drawn at random; there are more than were tried`,
    es: `se cumple en los ${es.tried} primeros órdenes y en otros ${es.drawn} sacados al azar; hay más de los que se probaron`,
  }
}

/** Fewer runs than orders: those that differ only in what does not matter were run once. */
function stand(orders: bigint, runs: number): Text {
  if (BigInt(runs) >= orders) return { en: '', es: '' }
  return {
    en: ` (${number(BigInt(runs), 'en')} runs: orders of steps that share nothing are all the same)`,
    es: ` (${number(BigInt(runs), 'es')} ejecuciones: da igual el orden de los pasos que no comparten nada)`,
  }
}

function brokenBy(word: string): Text {
  return word === '0'
    ? {
        en: "This is asyncio's own order (schedule 0).",
        es: 'Este es el orden propio de asyncio (schedule 0).',
      }
    : {
        en: `This is schedule ${word}, the shortest that was found.`,
        es: `Este es el orden ${word}, el más corto que se encontró.`,
      }
}

/** Digits in groups of three: 1,680 in English; in Spanish from five digits on, with a space. */
function number(count: bigint, language: 'en' | 'es'): string {
  const digits = String(count)
  if (language === 'es' && digits.length < 5) return digits
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u00a0')
}
