// What an exploration is told as.
import type { Text } from '../language.ts'

type Counts = {
  readonly runs: number
  readonly orders: bigint | undefined
  readonly isComplete: boolean
  readonly sampled: number
}

/** One sentence: how many orders hold, or which one does not. */
export function explored(
  { runs, orders, isComplete, sampled }: Counts,
  broken: string | undefined,
): Text {
  if (broken !== undefined) return brokenBy(broken)
  if (isComplete && orders === undefined) {
    const [en, es] = [number(BigInt(runs), 'en'), number(BigInt(runs), 'es')]
    return {
      en: `every schedule holds (${en} runs: orders of steps that share nothing are all the same)`,
      es: `se cumple en todos los órdenes posibles (${es} ejecuciones: da igual el orden de los pasos que no comparten nada)`,
    }
  }
  const tried = orders ?? BigInt(runs - sampled)
  const [en, es] = [number(tried, 'en'), number(tried, 'es')]
  if (isComplete) {
    return {
      en:
        tried === 1n
          ? 'there is one order, and it holds'
          : `all ${en} schedules hold${stand(tried, runs).en}`,
      es:
        tried === 1n
          ? 'hay un solo orden, y se cumple'
          : `se cumple en los ${es} órdenes posibles${stand(tried, runs).es}`,
    }
  }
  const drawn = number(BigInt(sampled), 'en')
  const sacados = number(BigInt(sampled), 'es')
  return {
    en: `the first ${en} schedules hold, and ${drawn} more drawn at random; there are more than were tried`,
    es: `se cumple en los ${es} primeros órdenes y en otros ${sacados} sacados al azar; hay más de los que se probaron`,
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
